import type { MessageContent } from '#contract/routes/messages.ts';
import type { HistoryRecord } from '../../records.ts';
import { isSameContent } from './sameContent.ts';

/** The server's clock may be behind ours when it accepts, and a request may travel long before it is accepted. */
const BEFORE_MS = 2 * 60_000;
const AFTER_MS = 10 * 60_000;

export interface Attempt {
  readonly messageId: number;
  readonly isSending: boolean;
  readonly attemptedAt: number;
  readonly content: MessageContent;
}

export type Claim =
  /** Our row found its server id. */
  | { readonly kind: 'ours'; readonly messageId: number }
  /** Perhaps the message whose answer is still awaited: the next look tells, by its id. */
  | { readonly kind: 'wait' };

/**
 * Finds which outbound rows of a history, known by no id, are attempts of ours whose answer was lost: the same content,
 * accepted in the attempt's time. One row an attempt, both in order, so that of several equal ones none is counted twice.
 *
 * A row that may be the attempt under way waits: it is left out of this merge and not stored. The answer brings its id
 * within seconds and the next look finds the row by it, whereas storing it would show the message twice until then, and
 * giving it to anyone could be wrong: to the attempt if someone sent the same words elsewhere, to an older attempt of
 * the same words if it is not that one's.
 */
export function claimRows(
  rows: readonly HistoryRecord[],
  attempts: readonly Attempt[],
): Map<HistoryRecord, Claim> {
  const claims = new Map<HistoryRecord, Claim>();
  const underWay = attempts.filter((attempt) => attempt.isSending);
  const open = attempts.filter((attempt) => !attempt.isSending);
  for (const row of rows) {
    if (underWay.some((attempt) => isAttempt(row, attempt))) {
      claims.set(row, { kind: 'wait' });
      continue;
    }
    const index = open.findIndex((attempt) => isAttempt(row, attempt));
    const [attempt] = index < 0 ? [] : open.splice(index, 1);
    if (attempt) claims.set(row, { kind: 'ours', messageId: attempt.messageId });
  }
  return claims;
}

function isAttempt(row: HistoryRecord, attempt: Attempt): boolean {
  return (
    row.at !== null &&
    row.at >= attempt.attemptedAt - BEFORE_MS &&
    row.at <= attempt.attemptedAt + AFTER_MS &&
    isSameContent(attempt.content, row.content)
  );
}
