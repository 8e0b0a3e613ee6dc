import { randomBytes } from 'node:crypto';
import type { ImportPreview, ImportReading, ImportRow } from '#contract/routes/contactImport.ts';
import type { AskedOptions } from '#core/contacts/import/dryRun.ts';
import { createImports, type Imports } from '#core/contacts/import/imports.ts';
import type { Store } from '#core/store/store.ts';

export const ACCOUNT = 'acc';
const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)), fraction: () => 0.5 };

export interface DryRunOfFile {
  readonly preview: ImportPreview;
  readonly rows: readonly ImportRow[];
  readonly imports: Imports;
  readonly named: { readonly accountId: string; readonly importId: string };
}

/** Uploads a file in pieces and dry-runs it, as the window does. */
export async function dryRunFile(
  store: Pick<Store, 'contacts'>,
  file: Uint8Array | string,
  asked: {
    options?: AskedOptions;
    reading?: ImportReading;
    fileName?: string;
    pieceBytes?: number;
    clock?: { now(): number };
  } = {},
): Promise<DryRunOfFile> {
  const { options = {}, reading = {}, fileName = 'contacts.csv', pieceBytes = 3_300_000 } = asked;
  const imports = createImports({ clock: asked.clock ?? { now: () => 0 }, random });
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const importId = imports.open({ accountId: ACCOUNT, fileName, size: bytes.length });
  const named = { accountId: ACCOUNT, importId };
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    imports.add(named, Buffer.from(bytes.subarray(from, from + pieceBytes)).toString('base64'));
  }
  const preview = await imports.preview(named, reading, options, store.contacts);
  const { rows } = imports.rows(named, { offset: 0, limit: Infinity });
  return { preview, rows, imports, named };
}

/** Each row in a line: where it stands, verdict, reason, notes, phone, name and the fields that are set. */
export function told({ rows }: Pick<DryRunOfFile, 'rows'>): string[] {
  return rows.map(({ line, verdict, reason, notes, phone, name, fields, sameAsLine }) =>
    [
      `${line} ${verdict}`,
      reason,
      phone,
      name,
      fields.length > 0 ? fields.join('+') : null,
      notes.length > 0 ? `(${notes.join(', ')})` : null,
      sameAsLine === null ? null : `= line ${sameAsLine}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  );
}

/** Text in an encoding that only `TextDecoder` knows: its characters, looked up backwards. */
export function encode(text: string, label: string): Uint8Array {
  const bytesOf = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(label);
  const learn = (...bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(character).length === 1 && character !== '\ufffd' && !bytesOf.has(character)) {
      bytesOf.set(character, bytes);
    }
  };
  for (let byte = 0; byte < 256; byte += 1) learn(byte);
  if (decoder.encoding === 'shift_jis') {
    for (let lead = 0x81; lead < 0xfd; lead += 1) {
      for (let trail = 0x40; trail < 0xfd; trail += 1) learn(lead, trail);
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = bytesOf.get(character);
      if (!bytes) throw new Error(`${label} has no ${character}`);
      return bytes;
    }),
  );
}

export function utf16(text: string, { isBigEndian = false, hasMark = true } = {}): Uint8Array {
  const bytes = Buffer.from(`${hasMark ? '\ufeff' : ''}${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}
