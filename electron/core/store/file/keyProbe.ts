import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { hasLog, PAGE_SIZE, sizeOf } from './besideStore.ts';

/**
 * Tells a wrong key from a damaged file before SQLite touches either. SQLCipher says "not a database" to both, so:
 *
 * 1. Every page ends in an HMAC made with a key derived from ours. One page that verifies proves the key; whatever is
 *    wrong beyond that is damage, and SQLite (which may hold a good copy of a torn page in its log) decides.
 * 2. Where none verifies, the note beside the file says whether ours was the key it was last opened with: if it was,
 *    the file is damaged; if not, the key is wrong.
 * 3. Without a note, what can't be a store of ours (a size that is no whole number of pages, an unencrypted database)
 *    is damaged, and anything else counts as a wrong key.
 *
 * Only a file whose key is proven is opened by SQLite at all, so neither it nor its log can come to harm.
 */
export type Probe = 'new' | 'key-fits' | 'wrong-key' | 'damaged';

/** At a page's end: the 16 bytes it was encrypted with, then a 64-byte HMAC-SHA512. */
const IV_SIZE = 16;
const HMAC_SIZE = 64;
const SALT_SIZE = 16;
const HMAC_SALT_MASK = 0x3a;
const PAGES_TO_TRY = 64;

/** `key`: 64 hex characters. Throws what the file system throws. */
export function probeKey(file: string, key: string): Probe {
  const size = sizeOf(file);
  if (size === null || size === 0) {
    // An emptied or lost file whose log or note is still there was not new.
    const wasThere = hasLog(file) || existsSync(noteOf(file));
    return wasThere ? 'damaged' : 'new';
  }
  if (size >= PAGE_SIZE && hasPageOfKey(file, key, size)) return 'key-fits';
  const note = readNote(file);
  if (note !== null) return note === keyNote(key) ? 'damaged' : 'wrong-key';
  return size % PAGE_SIZE !== 0 || isPlainDatabase(file) ? 'damaged' : 'wrong-key';
}

/** Notes beside the file which key opens it, by a one-way sum that tells nothing of a random 256-bit key. */
export function noteKey(file: string, key: string): void {
  if (readNote(file) === keyNote(key)) return;
  writeFileSync(noteOf(file), keyNote(key), { mode: 0o600 });
}

function noteOf(file: string): string {
  return `${file}-key-check`;
}

function keyNote(key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update('inlobo-desk store').digest('hex').slice(0, 32);
}

function readNote(file: string): string | null {
  return existsSync(noteOf(file)) ? readFileSync(noteOf(file), 'latin1').trim() : null;
}

function hasPageOfKey(file: string, key: string, size: number): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const first = readPage(descriptor, 1);
    const salt = Buffer.from(first.subarray(0, SALT_SIZE).map((byte) => byte ^ HMAC_SALT_MASK));
    const hmacKey = pbkdf2Sync(Buffer.from(key, 'hex'), salt, 2, 32, 'sha512');
    const pages = Math.min(PAGES_TO_TRY, Math.floor(size / PAGE_SIZE));
    for (let number = 1; number <= pages; number += 1) {
      if (isPageOfKey(number === 1 ? first : readPage(descriptor, number), number, hmacKey)) return true;
    }
    return false;
  } finally {
    closeSync(descriptor);
  }
}

function isPageOfKey(page: Buffer, number: number, hmacKey: Buffer): boolean {
  const label = Buffer.alloc(4);
  label.writeUInt32LE(number);
  const sealed = page.subarray(number === 1 ? SALT_SIZE : 0, PAGE_SIZE - HMAC_SIZE);
  if (sealed.length <= IV_SIZE) return false;
  const expected = createHmac('sha512', hmacKey).update(sealed).update(label).digest();
  return timingSafeEqual(expected, page.subarray(PAGE_SIZE - HMAC_SIZE));
}

function readPage(descriptor: number, number: number): Buffer {
  const page = Buffer.alloc(PAGE_SIZE);
  readSync(descriptor, page, 0, PAGE_SIZE, (number - 1) * PAGE_SIZE);
  return page;
}

function isPlainDatabase(file: string): boolean {
  const descriptor = openSync(file, 'r');
  try {
    return readPage(descriptor, 1).toString('latin1', 0, 15) === 'SQLite format 3';
  } finally {
    closeSync(descriptor);
  }
}
