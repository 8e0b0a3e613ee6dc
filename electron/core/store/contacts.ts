import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Contact } from '#contract/routes/contacts.ts';
import type { ContactRecord } from '../records.ts';
import { contactListSql } from './contactList.ts';
import type { Meta } from './meta.ts';
import type { People } from './people.ts';
import { searchTextOf, sortKeyOf } from './searchText.ts';
import type { Statements } from './statements.ts';
import type { StoreQueries } from './store.ts';

interface ContactRow {
  readonly phone: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly tags: string;
  readonly attributes: string;
  readonly isOptedIn: 0 | 1 | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
}

const COLUMNS = `p.phone, c.name, c.email, c.tags, c.attributes, c.is_opted_in AS isOptedIn,
  c.created_at AS createdAt, c.updated_at AS updatedAt`;
const GENERATION = 'store.contactGeneration';
const AS_OF = 'store.contactsAsOf';

/** The server's contact list, as the last passes over it saw it. */
export function createContacts(
  db: Database,
  deps: { statements: Statements; people: People; meta: Meta },
): StoreQueries['contacts'] {
  const { statements, people, meta } = deps;
  const byPhone = db.prepare<[string], ContactRow>(
    `SELECT ${COLUMNS} FROM people AS p JOIN contacts AS c ON c.person_id = p.id WHERE p.phone = ?`,
  );
  const count = db.prepare<[], number>('SELECT COUNT(*) FROM contacts').pluck();
  const stored = db.prepare<[number], ContactParameters & { generation: number }>(`
    SELECT c.person_id AS id, c.sort_key AS sortKey, c.name, c.email, c.tags, c.attributes, c.is_opted_in AS isOptedIn,
      c.created_at AS createdAt, c.updated_at AS updatedAt, c.raw, g.generation
    FROM contacts AS c JOIN contact_passes AS g USING (person_id) WHERE c.person_id = ?`);
  const upsert = db.prepare<ContactParameters>(`
    INSERT INTO contacts
      (person_id, sort_key, name, email, tags, attributes, is_opted_in, created_at, updated_at, raw)
    VALUES (:id, :sortKey, :name, :email, :tags, :attributes, :isOptedIn, :createdAt, :updatedAt, :raw)
    ON CONFLICT (person_id) DO UPDATE SET
      sort_key = excluded.sort_key, name = excluded.name, email = excluded.email, tags = excluded.tags,
      attributes = excluded.attributes, is_opted_in = excluded.is_opted_in, created_at = excluded.created_at,
      updated_at = excluded.updated_at, raw = excluded.raw`);
  const mark = db.prepare<{ id: number; generation: number }>(
    `INSERT INTO contact_passes (person_id, generation) VALUES (:id, :generation)
     ON CONFLICT (person_id) DO UPDATE SET generation = excluded.generation`,
  );
  const deleteTags = db.prepare<[number]>('DELETE FROM contact_tags WHERE person_id = ?');
  const insertTag = db.prepare<[string, string, number]>(
    'INSERT OR IGNORE INTO contact_tags (tag, sort_key, person_id) VALUES (?, ?, ?)',
  );
  const older = db
    .prepare<[number], number>('SELECT person_id FROM contact_passes WHERE generation < ?')
    .pluck();
  const remove = db.prepare<[number]>('DELETE FROM contacts WHERE person_id = ?');

  function apply(generation: number, record: ContactRecord): void {
    const person = people.ensure(record.phone);
    const before = stored.get(person.id);
    // A page of an earlier pass that arrives late knows less than what is here.
    if (before && before.generation > generation) return;
    people.setActivity(person.id, record.lastActivityAt);
    const row = parametersOf(person.id, record);
    if (!before || differs(before, row)) {
      upsert.run(row);
      deleteTags.run(person.id);
      for (const tag of record.tags) insertTag.run(tag, row.sortKey, person.id);
      people.setSearch(person, searchTextOf(record));
    }
    if (before?.generation !== generation) mark.run({ id: person.id, generation });
  }

  function sweep(generation: number): number {
    const gone = older.all(generation);
    for (const id of gone) {
      remove.run(id);
      const person = people.get(id);
      if (person) people.setSearch(person, searchTextOf({ phone: person.phone }));
      people.setActivity(id, null);
      people.tidy(id);
    }
    return gone.length;
  }

  return {
    list(query) {
      const { rows, total, parameters } = contactListSql(query, people.search(query.search), COLUMNS);
      const { limit, offset } = query;
      return {
        rows: statements.all<ContactRow>(rows, { ...parameters, limit, offset }).map(toContact),
        total: statements.count(total, parameters),
      };
    },
    get(phone) {
      const row = byPhone.get(phone);
      return row ? toContact(row) : null;
    },
    count: () => count.get() ?? 0,
    beginPass() {
      const generation = (meta.number(GENERATION) ?? 0) + 1;
      meta.set(GENERATION, String(generation));
      return generation;
    },
    applyPage(generation, rows) {
      for (const row of rows) apply(generation, row);
    },
    endPass(generation, at, { sweeps }) {
      const removed = sweeps ? sweep(generation) : 0;
      meta.set(AS_OF, String(Math.max(at, meta.number(AS_OF) ?? at)));
      return { removed };
    },
    asOf: () => meta.number(AS_OF),
  };
}

type ContactParameters = ReturnType<typeof parametersOf>;

function parametersOf(id: number, record: ContactRecord) {
  const { name, email, tags, customAttributes, isOptedIn, createdAt, updatedAt } = record;
  return {
    id,
    sortKey: sortKeyOf(record),
    name,
    email,
    tags: JSON.stringify(tags),
    attributes: JSON.stringify(customAttributes),
    isOptedIn: isOptedIn === null ? null : Number(isOptedIn),
    createdAt: createdAt === null ? null : Math.trunc(createdAt),
    updatedAt: updatedAt === null ? null : Math.trunc(updatedAt),
    raw: JSON.stringify(record.raw ?? null),
  };
}

function differs(before: ContactParameters, now: ContactParameters): boolean {
  return (Object.keys(now) as (keyof ContactParameters)[]).some((key) => before[key] !== now[key]);
}

function toContact(row: ContactRow): Contact {
  return {
    phone: row.phone,
    name: row.name,
    email: row.email,
    tags: JSON.parse(row.tags) as string[],
    customAttributes: JSON.parse(row.attributes) as Record<string, unknown>,
    isOptedIn: row.isOptedIn === null ? null : row.isOptedIn === 1,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
