import type { Message } from '#contract/routes/messages.ts';
import type { OutboxCounts } from '#contract/routes/outbox.ts';

export type OutboxGroup = 'waiting' | 'uncertain' | 'failed';

/** A line of the screen: a group's heading, or the message at that place of `outbox.list`. */
export type OutboxLine =
  | { readonly kind: 'heading'; readonly group: OutboxGroup; readonly count: number }
  | { readonly kind: 'message'; readonly place: number };

/** In the order of `outbox.list`. */
export const GROUPS: readonly OutboxGroup[] = ['waiting', 'uncertain', 'failed'];

/** Headings and places of all messages; a group without messages has no heading. */
export function outboxLines(counts: OutboxCounts, total: number): readonly OutboxLine[] {
  const lines: OutboxLine[] = [];
  let place = 0;
  for (const group of GROUPS) {
    // The last group takes what the counts do not tell of, so that no row is ever left out.
    const end = group === 'failed' ? total : Math.min(total, place + counts[group]);
    if (end > place) lines.push({ kind: 'heading', group, count: end - place });
    for (; place < end; place += 1) lines.push({ kind: 'message', place });
  }
  return lines;
}

export function groupOf({ status }: Message): OutboxGroup {
  if (status === 'uncertain' || status === 'failed') return status;
  return 'waiting';
}
