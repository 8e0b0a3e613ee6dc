import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { AppError } from '#contract/errors.ts';
import { z } from 'zod';
import { damagedVault } from './problems.ts';

/**
 * The passphrase vault's file, as text of three lines: a JSON header that says how the key is derived, the sealed
 * secrets in base64 (AES-256-GCM over a JSON object, tag last; the header's bytes are authenticated with them), and a
 * SHA-256 of both, by which damage is told from a wrong passphrase before any passphrase is asked for.
 */

const header = z
  .object({
    format: z.literal('inlobo-desk-vault'),
    version: z.literal(1),
    kdf: z.object({
      name: z.literal('scrypt'),
      n: z.number().int().min(2),
      r: z.number().int().min(1).max(32),
      p: z.number().int().min(1).max(16),
      salt: z.base64(),
    }),
    cipher: z.literal('aes-256-gcm'),
    nonce: z.base64(),
  })
  // A header that someone changed must not take the computer's memory.
  .refine(({ kdf }) => Number.isInteger(Math.log2(kdf.n)) && 128 * kdf.n * kdf.r <= 2 ** 30);

const secretsShape = z.record(z.string(), z.string());
const TAG_BYTES = 16;

export type Secrets = ReadonlyMap<string, string>;

/** A key and what it was derived with, so that a vault is written again without asking for the passphrase. */
export interface SealingKey {
  readonly kdf: z.infer<typeof header>['kdf'];
  readonly bytes: Buffer;
}

export interface SealedFile {
  readonly headerLine: string;
  readonly header: z.infer<typeof header>;
  readonly sealed: Buffer;
}

/** Derives a key with a new salt. `n` is scrypt's cost; the default takes 128 MB and some tenths of a second. */
export async function createSealingKey(passphrase: string, n = 2 ** 17): Promise<SealingKey> {
  return deriveKey(passphrase, { name: 'scrypt', n, r: 8, p: 1, salt: randomBytes(32).toString('base64') });
}

export function seal(secrets: Secrets, key: SealingKey): string {
  const nonce = randomBytes(12);
  const headerLine = JSON.stringify({
    format: 'inlobo-desk-vault',
    version: 1,
    kdf: key.kdf,
    cipher: 'aes-256-gcm',
    nonce: nonce.toString('base64'),
  });
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(headerLine));
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(Object.fromEntries(secrets)), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const body = `${headerLine}\n${sealed.toString('base64')}\n`;
  return `${body}${sha256(body)}\n`;
}

/** Reads the outer form. Throws VAULT_DAMAGED where it is not whole, or not a vault this version can read. */
export function readSealed(text: string): SealedFile {
  const [headerLine = '', sealedLine = '', checksum = ''] = text.split('\n');
  if (checksum !== sha256(`${headerLine}\n${sealedLine}\n`)) throw damagedVault();
  try {
    return {
      headerLine,
      header: header.parse(JSON.parse(headerLine)),
      sealed: Buffer.from(sealedLine, 'base64'),
    };
  } catch (error) {
    throw damagedVault(error);
  }
}

/** Opens it. Throws PASSPHRASE_WRONG where the passphrase does not fit, VAULT_DAMAGED where what it opens is no vault. */
export async function unseal(
  file: SealedFile,
  passphrase: string,
): Promise<{ secrets: Secrets; key: SealingKey }> {
  const key = await deriveKey(passphrase, file.header.kdf);
  const split = file.sealed.length - TAG_BYTES;
  if (split < 0) throw damagedVault();
  let opened: string;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(file.header.nonce, 'base64'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(file.headerLine)).setAuthTag(file.sealed.subarray(split));
    opened = Buffer.concat([decipher.update(file.sealed.subarray(0, split)), decipher.final()]).toString(
      'utf8',
    );
  } catch (error) {
    throw new AppError(
      'PASSPHRASE_WRONG',
      'This is not the vault’s passphrase. Check capitals and keyboard layout, then try again.',
      undefined,
      { cause: error },
    );
  }
  try {
    return { secrets: new Map(Object.entries(secretsShape.parse(JSON.parse(opened)))), key };
  } catch {
    // Without the cause: a JSON error quotes what it could not read.
    throw damagedVault();
  }
}

function deriveKey(passphrase: string, kdf: SealingKey['kdf']): Promise<SealingKey> {
  const { n, r, p } = kdf;
  return new Promise((resolve, reject) => {
    // The same letters typed on another computer may arrive in another Unicode form.
    const typed = passphrase.normalize('NFC');
    const options = { N: n, r, p, maxmem: 128 * n * r + 2 ** 20 * p + 128 * r * p };
    scrypt(typed, Buffer.from(kdf.salt, 'base64'), 32, options, (error, bytes) => {
      if (error) reject(error);
      else resolve({ kdf, bytes });
    });
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
