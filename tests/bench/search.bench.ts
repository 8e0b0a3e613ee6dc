import uFuzzy from '@leeoniya/ufuzzy';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { foldText } from '#contract/rules/foldText.ts';
import type { Bench, Figure } from './bench.ts';
import { bareSql } from './search/bareSql.ts';
import { queryMix, type Typed } from './search/queryMix.ts';
import { buildStore, type BenchStore } from './search/benchStore.ts';

const PEOPLE = 20;
const MESSAGES = 20;
const PAGE = 100;

export const bench: Bench = {
  title:
    'Search in 100,000 and 1,000,000 contacts, and in their messages, beside the bare SQL and what others do',
  run: () =>
    Promise.resolve([
      ...measureIn(100_000, 200_000, '', 3),
      // Once: sorting all hits, as the bare SQL does, takes its time here.
      ...measureIn(1_000_000, 200_000, '.1m', 1),
    ]),
};

/** The median of so many `rounds` is a query's time. */
function measureIn(contacts: number, messages: number, size: string, rounds: number): Figure[] {
  const store = buildStore(contacts, messages);
  try {
    return [
      ...measure(store, `search${size}`, rounds),
      ...measureList(store, `contacts.list${size}`, rounds),
    ];
  } finally {
    store.remove();
  }
}

function measure(store: BenchStore, prefix: string, rounds: number): Figure[] {
  const { search } = store.queries;
  const bare = bareSql(store);
  const mix = queryMix(store);
  const ms = (name: string, value: number, note?: string): Figure =>
    figure(`${prefix}.${name}`, value, 'ms', note);

  const people = sideBySide(
    mix.people,
    {
      ours: (query) => search.all({ query, peopleLimit: PEOPLE, messagesLimit: 0 }),
      bare: (query) => bare.people(query, PEOPLE),
      unordered: (query) => bare.unordered(query, PEOPLE),
    },
    rounds,
  );
  const found = sideBySide(
    mix.messages,
    {
      ours: (query) => search.all({ query, peopleLimit: 0, messagesLimit: MESSAGES }),
      bare: (query) => bare.messages(query, MESSAGES + 1),
    },
    rounds,
  );
  const whole = sideBySide(
    [...mix.people, ...mix.messages],
    {
      ours: (query) => search.all({ query, peopleLimit: 5, messagesLimit: MESSAGES }),
    },
    1,
  );
  // What takes longer, with a tenth of the queries.
  const few = mix.people.filter((_, index) => index % 10 === 0);
  const scan = sideBySide(few, { like: (query) => bare.like(query, PEOPLE) }, 1);
  const fuzzy = fuzzySearch(store, few);

  return [
    ms(
      'query.p95',
      percentile(people.ours, 0.95),
      `${mix.people.length} queries, first ${PEOPLE} people and the total`,
    ),
    ms('query.p50', percentile(people.ours, 0.5)),
    ms('bare.p95', percentile(people.bare, 0.95), 'FTS MATCH with join, order, limit; and its count'),
    ratio(`${prefix}.ratio`, people.ours, people.bare),
    ms(
      'unordered.p95',
      percentile(people.unordered, 0.95),
      'the same hits in no order: less than the app does',
    ),
    figure(
      `${prefix}.samePages`,
      samePages(store, few),
      'ratio',
      'first five and total as the bare SQL gives them',
    ),
    ms(
      'messages.query.p95',
      percentile(found.ours, 0.95),
      `${mix.messages.length} queries, newest ${MESSAGES} of ${store.messages}`,
    ),
    ms('messages.bare.p95', percentile(found.bare, 0.95)),
    ratio(`${prefix}.messages.ratio`, found.ours, found.bare),
    ms('all.p95', percentile(whole.ours, 0.95), 'people and messages in one call'),
    ms('like.p95', percentile(scan.like, 0.95), `LIKE '%x%' on the same table, ${few.length} queries`),
    ms('fuzzy.p95', percentile(fuzzy.times, 0.95), `uFuzzy over all names in memory, ${few.length} queries`),
    figure(`${prefix}.fuzzy.load`, fuzzy.loadMs, 'ms', 'reading what it searches'),
    figure(`${prefix}.fuzzy.memory`, fuzzy.bytes, 'bytes'),
    figure(`${prefix}.build`, sum(store.seconds), 's', secondsOf(store)),
    figure(`${prefix}.file`, store.bytes(), 'bytes'),
  ];
}

/** Each letter of what is typed into the search of the list, within filters too: its first rows and how many there are. */
function measureList(store: BenchStore, prefix: string, rounds: number): Figure[] {
  const { contacts } = store.queries;
  const { typing } = queryMix(store);
  const bare = bareSql(store);
  const ours = (typed: Typed) => contacts.list({ ...typed, offset: 0, limit: PAGE });
  const startedAt = performance.now();
  contacts.list({ search: 'a', offset: 0, limit: PAGE });
  const first = performance.now() - startedAt;
  const times = sideBySide(typing, { ours }, rounds);
  // Sorting all hits by name, as the bare SQL does, takes long: with a tenth of the keystrokes.
  const few = typing.filter((_, index) => index % 10 === 0);
  const sql = sideBySide(few, { ours, bare: (typed) => bare.contacts(typed, PAGE) }, 1);
  const same = few.filter((typed) => {
    const [one, other] = [ours(typed), bare.contacts(typed, PAGE)];
    return one.total === other.total && one.rows.every(({ phone }, row) => phone === other.rows[row]?.phone);
  });
  const note = `${typing.length} keystrokes, first ${PAGE} rows and the total`;
  return [
    figure(`${prefix}.p95`, percentile(times.ours, 0.95), 'ms', note),
    figure(`${prefix}.p50`, percentile(times.ours, 0.5), 'ms'),
    figure(`${prefix}.bare.p95`, percentile(sql.bare, 0.95), 'ms', `in SQL alone, ${few.length} of them`),
    figure(`${prefix}.first`, first, 'ms', 'the first search, which takes names and texts into memory'),
    figure(`${prefix}.same`, same.length / few.length, 'ratio', 'rows and total as the bare SQL gives them'),
  ];
}

type Times<Side extends string> = Record<Side, number[]>;

/** Each query on every side in turn, so that what slows the machine slows all of them; a median a query. */
function sideBySide<Side extends string, Query = string>(
  queries: readonly Query[],
  sides: Record<Side, (query: Query) => unknown>,
  rounds: number,
): Times<Side> {
  const names = Object.keys(sides) as Side[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Times<Side>;
  for (const query of queries) {
    const runs = names.map((): number[] => []);
    for (let round = 0; round < rounds; round += 1) {
      names.forEach((name, side) => {
        const startedAt = performance.now();
        sides[name](query);
        runs[side]?.push(performance.now() - startedAt);
      });
    }
    names.forEach((name, side) => times[name].push(percentile(runs[side] ?? [], 0.5)));
  }
  return times;
}

/** What an app does that has all in memory: uFuzzy (MIT, kept up, without an index and the fastest of its kind). */
function fuzzySearch({ db }: BenchStore, queries: readonly string[]) {
  const before = memory();
  const startedAt = performance.now();
  const haystack = db.prepare<[], string>('SELECT search FROM people ORDER BY id').pluck().all();
  const loadMs = performance.now() - startedAt;
  const fuzzy = new uFuzzy({ unicode: true, interSplit: "[^\\p{L}\\d']+", intraSplit: '\\p{Ll}\\p{Lu}' });
  const { times } = sideBySide(queries, { times: (query) => fuzzy.search(haystack, foldText(query), 1) }, 1);
  return { times, loadMs, bytes: memory() - before, count: haystack.length };
}

function memory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** How many queries give the page and the total that sorting all hits gives. */
function samePages(store: BenchStore, queries: readonly string[]): number {
  const bare = bareSql(store);
  const same = queries.filter((query) => {
    const { people, peopleTotal } = store.queries.search.all({ query, peopleLimit: 5, messagesLimit: 0 });
    const { rows, total } = bare.people(query, 5);
    return peopleTotal === total && people.every(({ phone }, index) => rows[index]?.phone === phone);
  });
  return same.length / queries.length;
}

function ratio(name: string, ours: readonly number[], bare: readonly number[]): Figure {
  const value = percentile(ours, 0.95) / percentile(bare, 0.95);
  return { name, value, unit: 'ratio', atMost: 2, note: 'p95 over the bare SQL’s' };
}

function figure(name: string, value: number, unit: Figure['unit'], note?: string): Figure {
  return { name, value, unit, ...(note !== undefined && { note }) };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function sum(seconds: BenchStore['seconds']): number {
  return seconds.contacts + seconds.rows + seconds.index;
}

function secondsOf({ seconds }: BenchStore): string {
  return `contacts ${Math.round(seconds.contacts)} s, messages ${Math.round(seconds.rows)} s, their index ${Math.round(seconds.index)} s`;
}
