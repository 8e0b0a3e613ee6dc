import type { Problem } from '#contract/errors.ts';
import { isServiceWindowOpen } from '#contract/rules/serviceWindow.ts';
import type { OutboxCandidate } from '#core/store/store.ts';

/** `unsure`: it is closed as far as is known here, and the customer may have written since. */
export type WindowCheck =
  | { readonly kind: 'open' }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'closed'; readonly problem: Problem };

/** So long what was read of a conversation since the message was queued stands for what the customer wrote. */
const FRESH_MS = 5_000;

/** Whether this message may leave now; templates always may. `wasRead`: the history was just read for it. */
export function checkWindow(candidate: OutboxCandidate, now: number, wasRead: boolean): WindowCheck {
  const { type, lastInboundAt, readAt, queuedAt, serverAheadMs } = candidate;
  if (type === 'template' || isServiceWindowOpen(lastInboundAt, now + serverAheadMs)) return { kind: 'open' };
  const isFresh = wasRead || (readAt !== null && readAt > queuedAt && Math.abs(now - readAt) <= FRESH_MS);
  return isFresh ? { kind: 'closed', problem: closed(lastInboundAt) } : { kind: 'unsure' };
}

function closed(lastInboundAt: number | null): Problem {
  const message =
    lastInboundAt === null
      ? 'This person has not written to you yet, so WhatsApp takes only an approved template. Send one.'
      : 'More than 24 hours have passed since they wrote; send an approved template.';
  return { code: 'WINDOW_CLOSED', message, data: { lastInboundAt } };
}

export const WINDOW_UNKNOWN: Problem = {
  code: 'UNREACHABLE',
  message:
    'The conversation could not be read, to see whether this message may still be sent. It is tried again by itself.',
  data: { reason: 'windowUnknown' },
};
