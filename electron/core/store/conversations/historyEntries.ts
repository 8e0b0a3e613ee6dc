import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { HistoryRecord } from '../../records.ts';
import type { PersonRow } from '../contacts/people.ts';
import type { Attempts } from '../outbox/attempts.ts';
import type { HistoryMerge } from '../store.ts';
import { claimRows, type Claim } from './claims.ts';
import { contentOf, type MessageRow, type MessageRows } from './messages.ts';
import { isSameContent } from './sameContent.ts';
import type { ServerClocks } from './serverClock.ts';
import { furthestStatus, statusOfHistory } from './status.ts';

/** A message of a page of history, with the row we have of it. */
export interface Entry {
  readonly record: HistoryRecord;
  readonly stored: MessageRow | null;
}

/** `isWaiting`: a row was left out that may be the message whose answer is awaited. */
export interface Entries {
  readonly entries: Entry[];
  readonly isWaiting: boolean;
}

/** Finds what we have of the messages on a page of history, and which of them are attempts of ours. */
export function createEntries(
  db: Database,
  deps: { rows: MessageRows; attempts: Attempts; clock: ServerClocks },
): (merge: HistoryMerge, person: PersonRow) => Entries {
  const { rows, attempts, clock } = deps;
  const isDropped = db
    .prepare<[number, string], number>('SELECT 1 FROM dropped_ids WHERE person_id = ? AND remote_id = ?')
    .pluck();
  const undrop = db.prepare<[number, string]>(
    'DELETE FROM dropped_ids WHERE person_id = ? AND remote_id = ?',
  );

  /** The page oldest first, each message once, with the row we have of it. Leaves out what the person discarded. */
  function entriesOf(merge: HistoryMerge, person: PersonRow): Entries {
    const records = new Map<string, HistoryRecord>();
    for (const record of merge.rows) {
      const status = statusOfHistory(record.direction, record.status);
      const twin = records.get(record.remoteId);
      records.set(
        record.remoteId,
        twin ? { ...twin, status: furthestStatus(twin.status, status) } : { ...record, status },
      );
    }
    const oldestFirst = [...records.values()].reverse().filter((record) => !stayDropped(person, record));
    const known = oldestFirst.map((record) => ({
      record,
      stored: rows.byRemoteId(person.id, record.remoteId),
    }));
    const mayBeOurs = known.some(
      ({ record, stored }) => record.direction === 'out' && (!stored || isCorrected(record, stored)),
    );
    const claims = mayBeOurs ? claimsOf(known, person, merge) : new Map<HistoryRecord, Claim>();
    const entries = known.flatMap(({ record, stored }) => {
      const claim = claims.get(record);
      if (claim?.kind === 'wait') return [];
      return [{ record, stored: claim?.kind === 'ours' ? take(claim, stored) : stored }];
    });
    return { entries, isWaiting: entries.length < known.length };
  }

  function claimsOf(known: readonly Entry[], person: PersonRow, merge: HistoryMerge) {
    const page = {
      rows: known.map(({ record, stored }) => ({
        record,
        position: stored?.position ?? null,
        isCorrected: stored !== null && isCorrected(record, stored),
      })),
      requestedAt: merge.requestedAt,
      isFromTop: topOf(merge) !== null,
      clock: clock.now(),
    };
    const claims = claimRows(page, attempts.of(person.id));
    for (const claim of claims.values())
      if (claim.kind !== 'wait' && claim.attempt.earlierId !== null) attempts.close(claim.attempt.earlierId);
    return claims;
  }

  /** Our row as it was before nobody knew of it, for the history to tell what became of it; `theirs` goes. */
  function take(
    { messageId, attempt }: Extract<Claim, { kind: 'ours' }>,
    theirs: MessageRow | null,
  ): MessageRow | null {
    const row = rows.byId(messageId);
    if (!row) return null;
    if (theirs) {
      rows.passOnGap(theirs);
      rows.remove(theirs.id);
    }
    // An earlier attempt brought it: what may come of the one after is another message.
    if (attempt.earlierId !== null) attempts.keepOpen(row);
    return { ...row, status: 'sending', error: null };
  }

  /** A message sent again or discarded after it failed stays away, unless it arrived after all. */
  function stayDropped(person: PersonRow, record: HistoryRecord): boolean {
    if (isDropped.get(person.id, record.remoteId) === undefined) return false;
    const arrived = record.status === 'delivered' || record.status === 'read';
    if (arrived) undrop.run(person.id, record.remoteId);
    return !arrived;
  }

  return entriesOf;
}

/** When the newest page was asked for, where everything from there down to this page was read without a gap. */
export function topOf(merge: HistoryMerge): number | null {
  return merge.isFirstPage ? merge.requestedAt : (merge.readFromTopAt ?? null);
}

/** Told of by the history alone, and otherwise than now: by an answer that was odd. */
function isCorrected({ at, content }: HistoryRecord, stored: MessageRow): boolean {
  const isSameTime = at === null || stored.at === Math.trunc(at);
  const isSame = stored.direction === 'out' && isSameTime && isSameContent(content, contentOf(stored));
  return stored.clientId === null && !isSame;
}
