import type { MessageContent } from '#contract/routes/messages.ts';
import type { HistoryRecord } from '../../records.ts';
import { timeOf } from './positions.ts';
import { isSameContent } from './sameContent.ts';
import type { ServerClock } from './serverClock.ts';

/** A request that left, and of which nobody knows whether the server took it. */
export interface Attempt {
  /** An attempt before its message was sent again or discarded; null: the present one of its job. */
  readonly earlierId: number | null;
  /** null: the person discarded the message. */
  readonly messageId: number | null;
  /** A request of its message is under way. */
  readonly isSending: boolean;
  /** Its message has a server id already, or is gone: what comes of this attempt is a message of its own. */
  readonly isTaken: boolean;
  readonly attemptedAt: number;
  /** Where the newest message stood that the history had told of by then; 0: none. */
  readonly knownTo: number;
  /** When the conversation had last been read by then; null: never. */
  readonly readAt: number | null;
  readonly content: MessageContent;
}

export interface PageRow {
  readonly record: HistoryRecord;
  /** Where it stands already, null where it is new. */
  readonly position: number | null;
  /** Taken for somebody else's, and told of otherwise now: it may have been too odd to see whose it is. */
  readonly isCorrected: boolean;
}

export interface Page {
  /** Oldest first. */
  readonly rows: readonly PageRow[];
  readonly requestedAt: number;
  /** Read from the newest message on without a gap: what stands on it is in order with what was known. */
  readonly isFromTop: boolean;
  readonly clock: ServerClock;
}

export type Claim =
  /** Our message found its server id; `attempt` is the one that brought it. */
  | { readonly kind: 'ours'; readonly messageId: number; readonly attempt: Attempt }
  /** What an attempt brought whose message has another id, or was discarded: a message of its own. */
  | { readonly kind: 'another'; readonly attempt: Attempt }
  /** Perhaps the message whose answer is still awaited: the next look tells, by its id. */
  | { readonly kind: 'wait' };

/** A request may travel long before it is accepted. */
const LONGEST_WAY_MS = 10 * 60_000;
/** Read so shortly before and after the attempt, what is new between was written between, whatever its time says. */
const SHORTLY_MS = 10 * 60_000;
/** As long as nothing is known of the server's clock, its order alone has to tell. */
const BLINDLY_MS = 24 * 60 * 60_000;
/** Clocks of one server: those that date what customers send and what we send. */
const CLOCKS_MS = 2 * 60_000;

/**
 * Finds which outbound rows of a page, new or corrected, are attempts of ours whose answer was lost: the
 * same content, accepted in the attempt's time, not known before it. One row an attempt, both in order, so that of
 * several equal ones none is counted twice.
 *
 * A row that may be the attempt under way waits: it is left out of this merge and not stored. The answer brings its id
 * within seconds and the next look finds the row by it, whereas storing it would show the message twice until then, and
 * giving it to anyone could be wrong: to the attempt if someone sent the same words elsewhere, to an older attempt of
 * the same words if it is not that one's.
 */
export function claimRows(page: Page, attempts: readonly Attempt[]): Map<HistoryRecord, Claim> {
  const claims = new Map<HistoryRecord, Claim>();
  const underWay = attempts.filter((attempt) => attempt.isSending);
  const open = attempts.filter((attempt) => !attempt.isSending);
  const taken = new Set<number>();
  page.rows.forEach(({ record, position, isCorrected }, index) => {
    const isNew = position === null;
    if (record.direction !== 'out' || !(isNew || isCorrected)) return;
    if (underWay.some((attempt) => isOf(index, attempt, page))) {
      if (isNew) claims.set(record, { kind: 'wait' });
      return;
    }
    const at = open.findIndex((attempt) => isOf(index, attempt, page));
    const [attempt] = at < 0 ? [] : open.splice(at, 1);
    if (!attempt) return;
    const { messageId } = attempt;
    const isAnother = messageId === null || attempt.isTaken || taken.has(messageId);
    claims.set(record, isAnother ? { kind: 'another', attempt } : { kind: 'ours', messageId, attempt });
    if (messageId !== null) taken.add(messageId);
  });
  return claims;
}

function isOf(index: number, attempt: Attempt, page: Page): boolean {
  const row = page.rows[index];
  if (!row || (row.position !== null && row.position <= attempt.knownTo)) return false;
  const { record } = row;
  return (
    isSameContent(attempt.content, record.content) &&
    isAfterKnown(index, attempt, page) &&
    (isInTime(record.at, attempt, page.clock) || isJustSeen(attempt, page))
  );
}

/** Not older than what was known when the attempt was made, by the server's own clock or order. */
function isAfterKnown(index: number, { knownTo }: Attempt, { rows, isFromTop }: Page): boolean {
  const at = rows[index]?.record.at ?? null;
  if (at !== null && at >= timeOf(knownTo) - CLOCKS_MS) return true;
  return isFromTop && !rows.slice(index + 1).some(({ position }) => position !== null && position <= knownTo);
}

function isInTime(at: number | null, { attemptedAt }: Attempt, { aheadMs, slackMs }: ServerClock): boolean {
  if (at === null) return false;
  const expected = attemptedAt + aheadMs;
  return at >= expected - slackMs && at <= expected + Math.max(LONGEST_WAY_MS, slackMs);
}

function isJustSeen({ attemptedAt, readAt }: Attempt, { requestedAt, isFromTop, clock }: Page): boolean {
  const longest = clock.isUnknown ? BLINDLY_MS : SHORTLY_MS;
  return (
    isFromTop &&
    readAt !== null &&
    Math.abs(attemptedAt - readAt) <= longest &&
    Math.abs(requestedAt - attemptedAt) <= SHORTLY_MS
  );
}
