import type { UnreadableKind } from '#contract/routes/contactImport.ts';
import { fileTypeFromBuffer } from 'file-type';
import { unreadable } from './unreadable.ts';

const SAMPLE_BYTES = 64 * 1024;
/** One control character in so many bytes is a slip in a text; more is no text. */
const CONTROLS_ONE_IN = 200;

const SPREADSHEETS = /\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/iu;
/** What these begin with is never the beginning of a table. */
const BEGINNINGS: readonly (readonly [RegExp, UnreadableKind])[] = [
  [/^%PDF-/u, 'pdf'],
  [/^\{\\rtf/u, 'richText'],
  [/^\s*<(?:!doctype|html|\?xml|table)\b/iu, 'webPage'],
];

/** Throws IMPORT_UNREADABLE, with a sentence that says what to do, where the bytes are no text in any 8-bit encoding. */
export async function refuseBinary(start: Uint8Array, fileName: string): Promise<void> {
  const sample = start.subarray(0, SAMPLE_BYTES);
  const text = Buffer.from(sample.subarray(0, 1000)).toString('latin1').replace(/^ï»¿/u, '');
  const kind = BEGINNINGS.find(([beginning]) => beginning.test(text))?.[1];
  if (kind) throw unreadable(kind);
  if (text.startsWith('PK\u0003\u0004') || countControls(sample) * CONTROLS_ONE_IN > sample.length) {
    throw unreadable(await kindOf(start, fileName));
  }
}

// Short magic numbers, such as BM of bitmaps, begin honest words too: asked only where this is no text.
async function kindOf(start: Uint8Array, fileName: string): Promise<UnreadableKind> {
  const mime = (await fileTypeFromBuffer(start).catch(() => undefined))?.mime ?? '';
  if (mime.startsWith('image/')) return 'picture';
  if (/spreadsheet|ms-excel/u.test(mime) || SPREADSHEETS.test(fileName)) return 'spreadsheet';
  return mime === 'application/zip' ? 'archive' : 'binary';
}

function countControls(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) {
    if (byte < 9 || byte === 11 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) count += 1;
  }
  return count;
}
