import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPassphraseFile } from './passphrase.ts';
import { createSealingKey, readSealed, seal } from './sealed.ts';

const PASSPHRASE = 'four words in row';
const CANARY = 'wak_canary_5d1f0a';
const COST = 2 ** 10;

let folder: string;
let path: string;
const open = () => createPassphraseFile(path, COST);
const lines = () => readFileSync(path, 'utf8').split('\n');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inlobo-vault-'));
  path = join(folder, 'deeper', 'vault.sealed');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('createPassphraseFile', () => {
  it('gives secrets back after a restart, and none of them in the clear', async () => {
    const vault = await open().create(PASSPHRASE);
    await vault.set('api-key/one', CANARY);
    await vault.set('api-key/two', 'second');
    await vault.delete('api-key/two');

    const again = await open().unlock(PASSPHRASE);

    expect(await again.get('api-key/one')).toBe(CANARY);
    expect(await again.get('api-key/two')).toBeNull();
    const file = readFileSync(path, 'utf8');
    for (const clear of [CANARY, Buffer.from(CANARY).toString('base64'), 'api-key/one', PASSPHRASE]) {
      expect(file).not.toContain(clear);
    }
  });

  it('writes a file that only its owner can read', async () => {
    const vault = await open().create(PASSPHRASE);
    await vault.set('a', 'b');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('refuses a wrong passphrase and changes nothing', async () => {
    await open().create(PASSPHRASE);
    const before = readFileSync(path, 'utf8');
    await expect(open().unlock('not the passphrase')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await expect(open().change('not the passphrase', 'another one')).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('takes the same words whichever way the keyboard composes them', async () => {
    await (await open().create('caf\u00e9 au lait')).set('a', 'b');
    expect(await (await open().unlock('cafe\u0301 au lait')).get('a')).toBe('b');
  });

  it('after a change opens with the new passphrase alone', async () => {
    await (await open().create(PASSPHRASE)).set('a', CANARY);
    const changed = await open().change(PASSPHRASE, 'another passphrase');
    await changed.set('b', 'kept under the new one');

    await expect(open().unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    const again = await open().unlock('another passphrase');
    expect([await again.get('a'), await again.get('b')]).toEqual([CANARY, 'kept under the new one']);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['without its last line', (text: string) => text.split('\n').slice(0, 2).join('\n')],
    ['empty', () => ''],
    ['other data', () => 'not a vault\nat all\n'],
    [
      'with one byte turned over',
      (text: string) => text.replace(/^(.{40})(.)/, (_, head: string) => `${head}#`),
    ],
  ])('tells a file that is %s from a wrong passphrase, and leaves it as it is', async (_, damage) => {
    await (await open().create(PASSPHRASE)).set('a', CANARY);
    const bad = damage(readFileSync(path, 'utf8'));
    writeFileSync(path, bad);

    await expect(open().inspect()).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    await expect(open().unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    await expect(open().create(PASSPHRASE)).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    await expect(open().change(PASSPHRASE, 'another passphrase')).rejects.toMatchObject({
      code: 'VAULT_DAMAGED',
    });
    expect(readFileSync(path, 'utf8')).toBe(bad);
  });

  it('does not open where someone changed the header or the secrets and their checksum', async () => {
    const key = await createSealingKey(PASSPHRASE, COST);
    const [header, sealed] = seal(new Map([['a', 'b']]), key).split('\n');
    await open().create(PASSPHRASE);
    const { createHash } = await import('node:crypto');
    const forge = (first: string, second: string) => {
      const body = `${first}\n${second}\n`;
      writeFileSync(path, `${body}${createHash('sha256').update(body).digest('hex')}\n`);
    };

    forge(header!.replace('"version":1', '"version":1 '), sealed!);
    await expect(open().unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    forge(header!, Buffer.from('shorter').toString('base64'));
    await expect(open().unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    forge(header!.replace(/"n":\d+/, `"n":${2 ** 30}`), sealed!);
    await expect(open().unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    forge(header!, sealed!);
    expect(await (await open().unlock(PASSPHRASE)).get('a')).toBe('b');
  });

  it('never seals twice with the same nonce', async () => {
    const vault = await open().create(PASSPHRASE);
    const nonces = new Set<string>();
    for (let i = 0; i < 5; i += 1) {
      await vault.set('a', String(i));
      nonces.add((JSON.parse(lines()[0]!) as { nonce: string }).nonce);
    }
    expect(nonces.size).toBe(5);
  });

  it('asks for eight characters, in characters', async () => {
    await expect(open().create('1234567')).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_SHORT' });
    await expect(open().create('🔑🔑🔑🔑')).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_SHORT' });
    await open().create('12345678');
    await expect(open().change('12345678', 'short')).rejects.toMatchObject({ code: 'PASSPHRASE_TOO_SHORT' });
  });

  it('by default takes the cost that guessing is meant to take', async () => {
    await createPassphraseFile(path).create(PASSPHRASE);
    expect(readSealed(readFileSync(path, 'utf8')).header.kdf).toMatchObject({
      name: 'scrypt',
      n: 131072,
      r: 8,
      p: 1,
    });
  });
});
