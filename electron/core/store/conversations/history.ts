import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { HistoryRecord } from '../../records.ts';
import { readPositionAtFirstSight } from './firstSight.ts';
import { createEntries, topOf, type Entry } from './historyEntries.ts';
import type { MessageRow, MessageRows } from './messages.ts';
import type { Meta } from '../meta.ts';
import type { Attempts } from '../outbox/attempts.ts';
import type { Looked, Looks } from '../outbox/looks.ts';
import type { Jobs } from '../outbox/outboxJobs.ts';
import type { People, PersonRow } from '../contacts/people.ts';
import { FUTURE_SLACK_MS, placeRows, sortableTime, timeOf } from './positions.ts';
import type { ServerClocks } from './serverClock.ts';
import { furthestStatus } from './status.ts';
import type { HistoryMerge, HistoryMerged } from '../store.ts';
import type { Summaries } from './summaries.ts';
import { isOlder } from '../contacts/toldAt.ts';

interface Placed extends Entry {
  readonly id: number;
  readonly position: number;
}

const BEGAN = 'store.firstHistoryAt';
const DAY_MS = 24 * 60 * 60_000;
const NOT_LOOKED: Looked = { asked: 0, seeksOlder: false };

/** Takes pages of the server's history into the threads. */
export function createHistory(
  db: Database,
  deps: {
    people: People;
    rows: MessageRows;
    jobs: Jobs;
    attempts: Attempts;
    looks: Looks;
    clock: ServerClocks;
    summaries: Summaries;
    meta: Meta;
  },
) {
  const { people, rows, jobs, attempts, looks, clock, summaries, meta } = deps;
  const entriesOf = createEntries(db, { rows, attempts, clock });
  const setRead = db.prepare<{ id: number; position: number }>(
    'UPDATE conversations SET read_position = max(read_position, :position) WHERE person_id = :id',
  );
  const readPosition = db
    .prepare<[number], number>('SELECT read_position FROM conversations WHERE person_id = ?')
    .pluck();
  const reopen = db.prepare<[number]>('UPDATE conversations SET is_done = 0 WHERE person_id = ?');

  function insert(person: PersonRow, { record }: Entry, position: number, merge: HistoryMerge): number {
    return rows.insert({
      personId: person.id,
      clientId: null,
      remoteId: record.remoteId,
      direction: record.direction,
      content: JSON.stringify(record.content),
      status: record.status,
      at: record.at === null ? timeOf(position) : Math.trunc(record.at),
      position,
      error: record.status === 'failed' && record.error ? JSON.stringify(record.error) : null,
      replyToId: record.replyToId,
      raw: JSON.stringify(record.raw ?? null),
      toldAt: merge.requestedAt,
      hasGapBefore: 0,
    });
  }

  /** What a row becomes by what the server says now; an answer older than the last one only moves the status on. */
  function updated(
    stored: MessageRow,
    record: HistoryRecord,
    position: number,
    merge: HistoryMerge,
  ): MessageRow {
    const isNews = !isOlder(merge.requestedAt, stored.toldAt);
    // An odd answer may have had it from the wrong side.
    const isTurned = isNews && stored.clientId === null && stored.direction !== record.direction;
    const status = isTurned ? record.status : furthestStatus(stored.status, record.status);
    const told = record.error === null ? stored.error : JSON.stringify(record.error);
    const error = status === 'failed' ? (isNews || stored.status !== 'failed' ? told : stored.error) : null;
    if (!isNews) return { ...stored, status, error };
    const isOurs = stored.clientId !== null;
    return {
      ...stored,
      remoteId: record.remoteId,
      direction: isOurs ? stored.direction : record.direction,
      // What we sent is known better here than from what the server makes of it.
      content: isOurs ? stored.content : JSON.stringify(record.content),
      status,
      error,
      at: record.at === null ? stored.at : Math.trunc(record.at),
      position,
      replyToId: record.replyToId ?? stored.replyToId,
      raw: JSON.stringify(record.raw ?? null),
    };
  }

  function gapOf(person: PersonRow) {
    const highest = rows.topGap(person.id)?.position ?? null;
    if (highest === null) return null;
    const lowest = rows.taken(person.id, { lowest: 0, highest: highest - 1 })?.highest ?? null;
    return { lowest, highest };
  }

  /** Own rows take the server's time when the history first shows them: only its clock orders both sides alike. */
  function place(entries: readonly Entry[], person: PersonRow, merge: HistoryMerge): number[] {
    // A clock that stands before what is here was set back: what comes next may be later by a day.
    const newest = timeOf(
      rows.taken(person.id, { lowest: 0, highest: Number.MAX_SAFE_INTEGER })?.highest ?? 0,
    );
    const isSetBack = merge.requestedAt < newest - FUTURE_SLACK_MS;
    const latest = isSetBack ? newest + DAY_MS : merge.requestedAt;
    return placeRows(
      entries.map(({ record, stored }) => ({
        position: stored && (stored.toldAt > 0 || record.at === null) ? stored.position : null,
        // A time that can't be must not lift a row of an older page above those of newer ones.
        at: !merge.isFirstPage && isAhead(record, latest) ? null : record.at,
      })),
      {
        requestedAt: latest,
        isOlderPage: !merge.isFirstPage,
        gap: gapOf(person),
        taken: (span) => rows.taken(person.id, span),
      },
    );
  }

  /**
   * A first page that meets nothing known leaves a gap below it, which the pages after it fill; the gap is noted on the
   * row above it, so that it is not forgotten when the app stops meanwhile.
   */
  function noteGaps(
    placed: readonly Placed[],
    person: PersonRow,
    merge: HistoryMerge,
    wasTold: boolean,
  ): void {
    const oldest = placed[0];
    const isLate = isOlder(merge.requestedAt, person.polledAt ?? 0);
    if (!oldest || isLate) return;
    const seen = placed.filter(wasSeen);
    if (merge.isFirstPage && wasTold && seen.length === 0 && !merge.reachesStart)
      return rows.setGap(oldest.id, true);
    const gap = rows.topGap(person.id);
    if (!gap || oldest.position >= gap.position) return;
    const goesOn = !merge.isFirstPage || placed.some(({ id }) => id === gap.id);
    if (!goesOn) return;
    rows.setGap(gap.id, false);
    const meets = seen.some(({ position }) => position < gap.position);
    if (!meets && !merge.reachesStart) rows.setGap(oldest.id, true);
  }

  /** Stores what is new and moves on what is known; gives the page as it now stands, and how many rows changed. */
  function store(entries: readonly Entry[], person: PersonRow, merge: HistoryMerge) {
    const positions = place(entries, person, merge);
    let changed = 0;
    const placed = entries.map((entry, index): Placed => {
      const { stored, record } = entry;
      const position = positions[index] ?? 0;
      if (!stored) return { ...entry, position, id: insert(person, entry, position, merge) };
      // Until its history tells of it, its time is when its request left.
      if (stored.clientId !== null && stored.toldAt === 0 && stored.remoteId !== null && record.at !== null)
        clock.learn(stored.at, record.at);
      const next = updated(stored, record, position, merge);
      const isChanged = !isSame(stored, next);
      if (isChanged || stored.toldAt === 0) {
        const isLate = isOlder(merge.requestedAt, stored.toldAt);
        rows.update({ ...next, toldAt: isLate ? stored.toldAt : merge.requestedAt });
        jobs.remove(stored.id);
      }
      if (isChanged) changed += 1;
      return { ...entry, position: next.position, id: stored.id };
    });
    return { placed, changed };
  }

  /** Those whose message may have been sent and is not here were looked for once more. */
  function look(placed: readonly Placed[], person: PersonRow, merge: HistoryMerge): Looked {
    const at = topOf(merge);
    if (at === null) return NOT_LOOKED;
    return looks.note({
      personId: person.id,
      at,
      rows: placed.map((row) => ({ at: row.record.at, position: wasSeen(row) ? row.position : null })),
      reachesStart: merge.reachesStart,
      clock: clock.now(),
    });
  }

  function readAtFirstSight(
    placed: readonly Placed[],
    person: PersonRow,
    merge: HistoryMerge,
    began: number,
  ): void {
    const sighted = placed.map(({ record, position }) => ({
      direction: record.direction,
      at: sortableTime(record.at ?? timeOf(position), merge.requestedAt),
      position,
    }));
    setRead.run({ id: person.id, position: readPositionAtFirstSight(sighted, began) });
    summaries.refresh(person.id);
  }

  return function mergeHistory(given: HistoryMerge): HistoryMerged {
    const merge = { ...given, requestedAt: Math.max(1, Math.trunc(given.requestedAt)) };
    const person = people.ensure(merge.phone);
    const began = meta.number(BEGAN) ?? merge.requestedAt;
    if (meta.get(BEGAN) === null) meta.set(BEGAN, String(began));
    const isFirstSight = person.polledAt === null;
    const wasTold = rows.wasTold(person.id);
    const lastInbound = rows.newestInbound(person.id) ?? -1;

    const { entries, isWaiting } = entriesOf(merge, person);
    const { placed, changed } = store(entries, person, merge);
    noteGaps(placed, person, merge, wasTold);
    if (merge.isFirstPage) {
      const polledAt = person.polledAt ?? 0;
      const at = isOlder(merge.requestedAt, polledAt) ? polledAt : merge.requestedAt;
      // With nothing here, what was taken for the whole history was none.
      const wasComplete = wasTold && person.isComplete === 1;
      people.setPolled(person.id, at, merge.reachesStart || wasComplete);
    } else if (merge.reachesStart) people.setComplete(person.id);

    // A row that waits may be anyone's.
    const { asked, seeksOlder } = isWaiting ? NOT_LOOKED : look(placed, person, merge);
    const inserted = placed.filter(({ stored }) => stored === null);
    if (inserted.length + changed + asked > 0) summaries.refresh(person.id);
    if (isFirstSight && placed.length > 0) readAtFirstSight(placed, person, merge, began);

    const readTo = readPosition.get(person.id) ?? 0;
    const said = inserted.filter(
      ({ record }) => record.direction === 'in' && record.content.type !== 'reaction',
    );
    const isNew = ({ position }: Placed) => position > readTo && (!isFirstSight || timeOf(position) > began);
    // At first sight a chat is done where its state outlived its messages, in a file that was mended.
    const wakes = (row: Placed) => (isFirstSight ? isNew(row) : row.position > lastInbound);
    if (said.some(wakes)) reopen.run(person.id);
    const hasGap = rows.topGap(person.id) !== null;
    return {
      inserted: inserted.length,
      changed: changed + asked,
      received: said.filter(isNew).length,
      arrivedAt: inserted
        .flatMap(({ record }) => (record.at === null ? [] : [record.at]))
        .sort((one, other) => one - other),
      metKnown: placed.some(wasSeen) && !hasGap,
      hasGap,
      ...(seeksOlder && { seeksOlder }),
    };
  };
}

function isAhead({ at }: HistoryRecord, latest: number): boolean {
  return at !== null && at > latest + FUTURE_SLACK_MS;
}

/** Shown by the history before: a row that only its answer told of proves nothing about those before it. */
function wasSeen({ stored }: Entry): boolean {
  return stored !== null && stored.toldAt > 0;
}

function isSame(one: MessageRow, other: MessageRow): boolean {
  return (Object.keys(one) as (keyof MessageRow)[]).every((key) => one[key] === other[key]);
}
