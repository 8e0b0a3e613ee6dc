import type { Random } from '#core/ports.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new account id: `acc_` and 12 letters or digits (60 bits). */
export function createId(random: Random): string {
  return `acc_${Array.from(random.bytes(12), (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;
}

/** A new key for a store: 32 bytes as 64 hex digits. */
export function createStoreKey(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('hex');
}

/** The last four characters, by which a person knows which key it is; nothing of a key too short to have others. */
export function keyHint(apiKey: string): string {
  return apiKey.length >= 12 ? apiKey.slice(-4) : '';
}
