import type { Fate, Message } from './model.ts';
import type { Random } from './random.ts';
import { cloudError } from './cloudErrors.ts';

/** A range of milliseconds, both ends included. */
export type Range = readonly [min: number, max: number];

export interface StatusDelays {
  readonly delivered: Range;
  /** Counted from delivery. */
  readonly read: Range;
}

export const NEVER: Fate = { deliveredAt: null, readAt: null, failedAt: null };

/** Where a message stands at an instant. Inbound ones are `received`; outbound ones begin as `sent`. */
export function statusAt(
  message: Message,
  now: number,
): 'received' | 'sent' | 'delivered' | 'read' | 'failed' {
  const { fate } = message;
  if (!fate) return 'received';
  if (isPast(fate.failedAt, now)) return 'failed';
  if (isPast(fate.readAt, now)) return 'read';
  if (isPast(fate.deliveredAt, now)) return 'delivered';
  return 'sent';
}

function isPast(at: number | null, now: number): boolean {
  return at !== null && at <= now;
}

/**
 * What will become of a message that is accepted now. About one in eight is delivered and never read; `answerAt` (when
 * the customer will answer it) makes sure that it is read before.
 */
export function drawFate(options: {
  readonly random: Random;
  readonly at: number;
  readonly delays: StatusDelays;
  readonly isUndeliverable: boolean;
  readonly isUnfetchable: boolean;
  readonly answerAt: number | null;
}): Fate {
  const { random, at, delays, answerAt } = options;
  const deliveredAfter = random.integer(...delays.delivered);
  const readAfter = deliveredAfter + random.integer(...delays.read);
  const isRead = random.chance(0.88);
  if (options.isUndeliverable) return { ...NEVER, failedAt: at + deliveredAfter, error: cloudError(131026) };
  if (options.isUnfetchable) return { ...NEVER, failedAt: at + deliveredAfter, error: cloudError(131053) };
  if (answerAt === null) {
    return { ...NEVER, deliveredAt: at + deliveredAfter, readAt: isRead ? at + readAfter : null };
  }
  const span = answerAt - at;
  return {
    ...NEVER,
    deliveredAt: at + Math.min(deliveredAfter, Math.floor(span * 0.4)),
    readAt: at + Math.min(readAfter, Math.floor(span * 0.7)),
  };
}
