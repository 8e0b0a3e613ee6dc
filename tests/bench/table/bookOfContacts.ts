import type { Contact } from '#contract/routes/contacts.ts';
import { openStoppedStore, type StoppedApp, type StoppedStore } from '#tests/support/stoppedStore.ts';
import { fillStore } from '../search/benchStore.ts';
import { typingMix, type Stroke } from './typing.ts';

/** Rows that are compared: as many as are in view. */
const SEEN = 9;
/** What the table asks for at a time. */
const PAGE = 50;
const GROUPS = ['VIP', 'Leads', 'Wholesale'];
const T0 = Date.UTC(2026, 2, 1, 12);

/** A key, what the table shows once it was heeded, and how long the bare query took. */
export interface Answered extends Stroke {
  readonly total: number;
  /** Of the first rows. */
  readonly phones: readonly string[];
  readonly queryMs: number;
}

export interface Book {
  readonly strokes: readonly Answered[];
  /** As they stand in the table without a search. */
  readonly rows: readonly Contact[];
}

/** So many contacts in the stopped app's store, as a sync leaves them; and what the store answers to what is typed. */
export async function writeBook(app: StoppedApp, contacts: number, messages: number): Promise<Book> {
  const store = await openStoppedStore(app);
  try {
    fillStore(store, contacts, messages);
    joinGroups(store);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    const rows = allRows(store);
    return { rows, strokes: typingMix(store, contacts).map((stroke) => answer(store, stroke)) };
  } finally {
    store.close();
  }
}

function answer({ queries }: StoppedStore, stroke: Stroke): Answered {
  const search = stroke.search.trim();
  const query = { ...(search !== '' && { search }), offset: 0, limit: PAGE };
  const startedAt = performance.now();
  const { rows, total } = queries.contacts.list(query);
  const queryMs = performance.now() - startedAt;
  return { ...stroke, total, phones: rows.slice(0, SEEN).map(({ phone }) => phone), queryMs };
}

function allRows({ queries }: StoppedStore): readonly Contact[] {
  const rows: Contact[] = [];
  for (;;) {
    const page = queries.contacts.list({ offset: rows.length, limit: 5_000 });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

function joinGroups({ db, queries }: StoppedStore): void {
  const rows = GROUPS.map((name, index) => ({
    id: `g${index}`,
    name,
    description: null,
    contactCount: null,
    createdAt: null,
    updatedAt: null,
    raw: { id: `g${index}`, name },
  }));
  queries.groups.replace({ rows, unreadable: [], requestedAt: T0 });
  const join = db.prepare<[string, number]>(
    'INSERT INTO group_members (group_id, generation, person_id) SELECT ?, 1, id FROM people WHERE id % 5 = ?',
  );
  GROUPS.forEach((_, index) => join.run(`g${index}`, index));
}
