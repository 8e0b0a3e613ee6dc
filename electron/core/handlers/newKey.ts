import type { Random } from '#core/ports.ts';

/** What a group or auto-reply goes by until the server gives it an id. */
export function newKey(random: Random): string {
  return `new:${Buffer.from(random.bytes(12)).toString('hex')}`;
}
