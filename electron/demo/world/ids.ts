import { createHash } from 'node:crypto';
import type { Random } from './random.ts';

/** A UUID in version 4's form, drawn from the world's own chance so that it is the same after a restart. */
export function drawUuid(random: Random): string {
  const word = () => random.integer(0, 0xffffffff).toString(16).padStart(8, '0');
  const [a, b, c, d] = [word(), word(), word(), word()];
  const variant = ((parseInt(c.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/**
 * A message id as WhatsApp makes them: base64 around the phone number and twenty hex digits, which come from `source`.
 * Whatever must tell two messages apart (the time, a number) belongs in `source`.
 */
export function createWamid(phone: string, direction: 'inbound' | 'outbound', source: string): string {
  const digits = phone.replace(/^\+/, '');
  const token = createHash('sha256').update(source).digest('hex').slice(0, 20).toUpperCase();
  const bytes = [
    Buffer.from([0x1c, 0x18, digits.length]),
    Buffer.from(digits),
    Buffer.from([0x15, 0x02, 0x00, direction === 'inbound' ? 0x12 : 0x11, 0x18, token.length]),
    Buffer.from(token),
    Buffer.from([0x00]),
  ];
  return `wamid.${Buffer.concat(bytes).toString('base64')}`;
}
