import chardet from 'chardet';
import type { Pace } from './pace.ts';
import { refuseBinary } from './refuseBinary.ts';
import { unreadable } from './unreadable.ts';

/** A file's bytes in the pieces they came in. */
export interface FileBytes {
  readonly fileName: string;
  readonly pieces: readonly Uint8Array[];
}

export interface DecodedFile {
  readonly text: string;
  /** The encoding standard's name of what it was read as. */
  readonly encoding: string;
}

const STEP_BYTES = 512 * 1024;
const SAMPLE_BYTES = 32 * 1024;
const LINE_END = 10;
const FALLBACK = 'windows-1252';

/**
 * The file's text, without byte order mark, in the encoding that was chosen, else in the one that its mark names, that its
 * bytes are valid in (UTF-8), that its zeros show (UTF-16), or that its letters look like. Throws IMPORT_UNREADABLE.
 */
export async function decodeFile(
  file: FileBytes,
  chosen: string | undefined,
  pace: Pace,
): Promise<DecodedFile> {
  const start = file.pieces.find(({ length }) => length > 0);
  if (!start) throw unreadable('empty');
  const wide = wideEncodingOf(start);
  const label = known(chosen) ?? wide;
  if (!label?.startsWith('utf-16')) await refuseBinary(start, file.fileName);
  const decoded =
    label === null
      ? ((await decodeAs('utf-8', file.pieces, pace, true)) ??
        (await decodeAs(guessFromLetters(file.pieces), file.pieces, pace, false)))
      : await decodeAs(label, file.pieces, pace, false);
  if (!decoded || decoded.text.trim() === '') throw unreadable('empty');
  return decoded;
}

/** Null where it must be valid and is not. */
async function decodeAs(
  label: string,
  pieces: readonly Uint8Array[],
  pace: Pace,
  fatal: boolean,
): Promise<DecodedFile | null> {
  const decoder = new TextDecoder(label, { fatal });
  const texts: string[] = [];
  try {
    for (const piece of pieces) {
      for (let from = 0; from < piece.length; from += STEP_BYTES) {
        texts.push(decoder.decode(piece.subarray(from, from + STEP_BYTES), { stream: true }));
        await pace.rest();
      }
    }
    texts.push(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError && fatal) return null;
    throw error;
  }
  return { text: texts.join(''), encoding: decoder.encoding };
}

/** UTF-16 by its mark; or by its zeros, which in a table stand on one side of each pair of bytes. */
function wideEncodingOf(start: Uint8Array): string | null {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0] as [number, number];
  const length = Math.min(start.length, 64 * 1024) & ~1;
  for (let index = 0; index < length; index += 1) if (start[index] === 0) zeros[index & 1 ? 1 : 0] += 1;
  const [even, odd] = zeros;
  if (odd * 20 > length && even * 10 < odd) return 'utf-16le';
  return even * 20 > length && odd * 10 < even ? 'utf-16be' : null;
}

function guessFromLetters(pieces: readonly Uint8Array[]): string {
  const guesses = chardet.analyse(letters(pieces));
  return guesses.map(({ name }) => known(name)).find((label) => label !== undefined) ?? FALLBACK;
}

/** Lines with letters that are not ASCII, enough of them: a long file of numbers has few. */
function letters(pieces: readonly Uint8Array[]): Uint8Array {
  const lines: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    for (let index = 0; index < piece.length && length < SAMPLE_BYTES; index += 1) {
      if ((piece[index] ?? 0) < 0x80) continue;
      const end = piece.indexOf(LINE_END, index);
      const line = piece.subarray(piece.lastIndexOf(LINE_END, index) + 1, end < 0 ? piece.length : end + 1);
      lines.push(line.subarray(0, SAMPLE_BYTES));
      length += line.length;
      index = line.byteOffset - piece.byteOffset + line.length;
    }
  }
  return Buffer.concat(lines);
}

/** Its name in the encoding standard; undefined where that has none we can decode. */
function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
