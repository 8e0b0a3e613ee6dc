import type { InloboClient, RequestOptions } from '#core/inlobo/client.ts';
import type { WholeListQuery } from '#core/inlobo/endpoints/wholeList.ts';
import type { Answer, ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { ListPage } from '#core/records.ts';
import type { EditEnd, EditJob } from '#core/store/store.ts';
import type { KnownBefore } from './knownBefore.ts';
import { mergeEdit } from './mergeEdit.ts';
import type { Overruled } from './overruled.ts';
import {
  byOperation,
  doneWith,
  failedToRead,
  failedToWrite,
  removal,
  type Perform,
  type Performed,
} from './performed.ts';

/** A list of the server's whose things have ids that it gives: groups, auto-replies. */
export interface EditedList<Row extends { readonly id: string }> {
  read(client: InloboClient, query: WholeListQuery, options: RequestOptions): Promise<Answer<ListPage<Row>>>;
  create(
    client: InloboClient,
    fields: EditJob['change'],
    options: RequestOptions,
  ): Promise<Answer<Row | null>>;
  update(
    client: InloboClient,
    id: string,
    change: EditJob['change'],
    options: RequestOptions,
  ): Promise<Answer<Row | null>>;
  remove(client: InloboClient, id: string, options: RequestOptions): Promise<Answer<null>>;
  answer(row: Row): NonNullable<EditEnd['answer']>;
  /** Ids of those that are known here. */
  ids(): Promise<readonly string[]>;
  /** Edits that are to create one. */
  creating(): Promise<readonly number[]>;
}

/** What was not in the list the first time may be so long after. */
const LOOK_AGAIN_MS = 10_000;
/** A list of more pages than this goes on for ever. */
const MOST_PAGES = 50;

/** The requests that edits of such a list take. */
export function createListEdits<Row extends { readonly id: string }>(
  deps: {
    readonly client: InloboClient;
    readonly clock: Clock;
    readonly overruled: Overruled;
    readonly knownBefore: KnownBefore;
  },
  list: EditedList<Row>,
): Perform {
  const { client, clock, overruled, knownBefore } = deps;
  /** By id, the edit it came of in this run: two that are alike are two. */
  const made = new Map<string, number>();
  /** When an edit's attempt was first looked for in vain. */
  const lookedAt = new Map<number, number>();

  const done = (row: Row | null, requestedAt: number, over: Partial<EditEnd> = {}) =>
    doneWith(row && list.answer(row), requestedAt, over);

  const create: Perform = async (job, signal) => {
    const before = job.mayHaveArrived ? await knownBefore.of(job.id) : null;
    // What was there was noted before anything left.
    if (before === null) await knownBefore.note(job.id, await list.ids());
    else {
      const requestedAt = clock.now();
      const found = await findMade(job, before, signal);
      if ('failure' in found) return failedToRead(found.failure);
      if (found.row) return created(job, found.row, requestedAt);
      if (!isGivenUp(job.id)) return UNSURE;
    }
    const requestedAt = clock.now();
    const answer = await list.create(client, job.change, { signal });
    return answer.ok ? created(job, answer.value, requestedAt) : failedToWrite(answer.outcome);
  };

  /** A server may still be at work on what nobody waits for any more: one look in vain says nothing. */
  function isGivenUp(editId: number): boolean {
    const firstAt = lookedAt.get(editId) ?? clock.now();
    lookedAt.set(editId, firstAt);
    return clock.now() - firstAt >= LOOK_AGAIN_MS;
  }

  async function created(job: EditJob, row: Row | null, requestedAt: number) {
    if (row) {
      made.set(row.id, job.id);
      for (const id of await list.creating()) if (id !== job.id) await knownBefore.add(id, row.id);
    }
    return done(row, requestedAt);
  }

  /** What an attempt without an answer may have made: the same in all fields, and not there before it. */
  async function findMade(job: EditJob, before: readonly string[], signal: AbortSignal) {
    const all = await readAll(signal);
    if ('failure' in all) return all;
    const isMade = (row: Row): boolean =>
      !before.includes(row.id) &&
      (made.get(row.id) ?? job.id) === job.id &&
      Object.keys(mergeEdit({ change: job.change, seen: {}, present: { ...row } }).put).length === 0;
    const row = all.rows.find(isMade) ?? null;
    // At once: another that is alike may be looking too.
    if (row) made.set(row.id, job.id);
    return { row };
  }

  async function readAll(
    signal: AbortSignal,
  ): Promise<{ readonly rows: readonly Row[] } | { readonly failure: ApiFailure }> {
    const rows = new Map<string, Row>();
    let pageSize: number | undefined;
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const answer = await list.read(client, { page, ...(pageSize && { pageSize }) }, { signal });
      if (!answer.ok)
        return isBeyondTheEnd(answer.outcome, page)
          ? { rows: [...rows.values()] }
          : { failure: answer.outcome };
      const found = answer.value.rows.filter(({ id }) => !rows.has(id));
      for (const row of found) rows.set(row.id, row);
      const length = answer.value.rows.length + answer.value.unreadable.length;
      pageSize ??= length;
      const goesOn = answer.value.hasMore ?? length >= Math.max(pageSize, LEAST_PAGE);
      if (!goesOn || found.length === 0) break;
    }
    return { rows: [...rows.values()] };
  }

  const update: Perform = async (job, signal) => {
    const merged = mergeEdit(job);
    const over = { became: merged.became, overruled: overruled.add(job.id, merged.overruled) };
    const requestedAt = clock.now();
    if (Object.keys(merged.put).length === 0) return done(null, requestedAt, over);
    const answer = await list.update(client, job.key, merged.put, { signal });
    return answer.ok ? done(answer.value, requestedAt, over) : failedToWrite(answer.outcome);
  };

  const remove = removal(clock, (id, options) => list.remove(client, id, options));

  return byOperation({ create, update, remove });
}

const UNSURE: Performed = {
  kind: 'unsure',
  waitMs: LOOK_AGAIN_MS,
  problem: {
    code: 'UNREADABLE_ANSWER',
    message:
      'The answer to this was lost, so it may be there already. The list is looked through before it is sent again.',
    data: { reason: 'listAnswerLost' },
  },
};

/** Without a word of more, a page this long may have been cut off: it is the smallest default page size. */
const LEAST_PAGE = 20;

/** A server that does not page may refuse a page that it never promised. */
function isBeyondTheEnd(failure: ApiFailure, page: number): boolean {
  return page > 1 && failure.kind === 'refused' && [400, 404, 422].includes(failure.status);
}
