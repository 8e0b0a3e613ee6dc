import type { MessageStatus } from '#contract/routes/messages.ts';

/**
 * How far a message has come. `failed` lies between `sent` and `delivered`: it ends a message, unless a delivery is
 * reported after all; `uncertain` gives way to anything that is known. Taking the furthest of two is the same in
 * whatever order they arrive.
 */
const PROGRESS: Record<MessageStatus, number> = {
  queued: 0,
  sending: 1,
  uncertain: 2,
  sent: 3,
  failed: 4,
  delivered: 5,
  read: 6,
  received: 7,
};

export function furthestStatus(one: MessageStatus, other: MessageStatus): MessageStatus {
  return PROGRESS[other] > PROGRESS[one] ? other : one;
}

/** The status of a row of the server's history: what stands there was accepted, so it is at least `sent`. */
export function statusOfHistory(direction: 'in' | 'out', status: MessageStatus): MessageStatus {
  if (direction === 'in') return 'received';
  return status === 'received' ? 'sent' : furthestStatus('sent', status);
}
