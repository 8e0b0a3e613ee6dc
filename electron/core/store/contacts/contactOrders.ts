import type { ContactSort } from '#contract/routes/contacts.ts';
import type { Parameters, Statements } from '../statements.ts';

export const BY_NAME: ContactSort = { by: 'name', isDescending: false };

const NAMES = 'contacts AS s INDEXED BY contacts_by_name';
export const NAMES_SQL = `SELECT s.person_id AS id FROM ${NAMES} ORDER BY s.sort_key, s.person_id`;
/** Of everybody: who is no contact is passed over. */
const phonesSql = (direction: string) => `SELECT id FROM people ORDER BY phone ${direction}`;

export interface OrderSql {
  readonly sql: string;
  readonly parameters: Parameters;
}

/**
 * Ids of contacts in order. Names are walked along their index and numbers along theirs; times and opt-in are sorted out of
 * the index of names, which has them, whatever else a contact holds. Only addresses and attributes are looked up in each
 * contact.
 */
export function contactOrderSql({ by, key, isDescending }: ContactSort): OrderSql {
  const direction = isDescending ? 'DESC' : 'ASC';
  switch (by) {
    case 'name':
      // Either way: who has no name comes last, so the other way round is made of this.
      return plain(NAMES_SQL);
    case 'phone':
      return plain(phonesSql(direction));
    case 'email':
      return plain(sorted('contacts AS s', "nullif(lower(s.email), '')", direction));
    case 'optedIn':
      return plain(sorted(NAMES, 's.is_opted_in', direction));
    case 'createdAt':
      return plain(sorted(NAMES, 's.created_at', direction));
    case 'updatedAt':
      return plain(sorted(NAMES, 's.updated_at', direction));
    case 'lastMessageAt':
      return plain(sorted(`${NAMES} ${LAST_MESSAGE}`, 'v.last_at', direction));
    case 'attribute':
      return { sql: byAttributeSql(direction), parameters: { key: key ?? '' } };
  }
}

/** The mark in front of the key tells who has a name. */
export const NAMED_SQL = `SELECT COUNT(*) AS count FROM ${NAMES} WHERE s.sort_key < char(2)`;

const LAST_MESSAGE =
  'LEFT JOIN conversations AS v ON v.person_id = s.person_id AND v.last_message_id IS NOT NULL';

function plain(sql: string): OrderSql {
  return { sql, parameters: {} };
}

function sorted(from: string, value: string, direction: string): string {
  return `SELECT s.person_id AS id FROM ${from}
    ORDER BY ${value} IS NULL, ${value} ${direction}, s.sort_key, s.person_id`;
}

/** By their first hundred characters, numbers first whether they are written as such or as text. Worked out once a row. */
function byAttributeSql(direction: string): string {
  return `WITH told AS MATERIALIZED (
      SELECT s.person_id, s.sort_key,
        (SELECT nullif(substr(e.value, 1, 100), '') FROM json_each(s.attributes) AS e WHERE e.key = :key) AS value
      FROM contacts AS s
    )
    SELECT person_id AS id FROM told
    ORDER BY value IS NULL,
      CASE WHEN value = CAST(CAST(value AS NUMERIC) AS TEXT) THEN CAST(value AS NUMERIC) ELSE lower(value) END ${direction},
      sort_key, person_id`;
}

/** Orders are kept until something is written; so many of them. */
const MOST_KEPT = 4;

export type ContactOrders = ReturnType<typeof createContactOrders>;

/** The whole list in its orders, as ids in memory: four bytes a contact each. */
export function createContactOrders(statements: Statements) {
  const kept = new Map<string, Uint32Array>();
  let everyone: Uint8Array | null = null;

  function read(sort: ContactSort): Uint32Array {
    if (sort.by === 'name' && sort.isDescending) return namesReversed();
    const { sql, parameters } = contactOrderSql(sort);
    const ids = Uint32Array.from(statements.ids(sql, parameters));
    return sort.by === 'phone' ? ids.filter((id) => all()[id] === 1) : ids;
  }

  function namesReversed(): Uint32Array {
    const ids = of(BY_NAME).slice();
    ids.subarray(0, statements.count(NAMED_SQL, {})).reverse();
    return ids;
  }

  function of(sort: ContactSort): Uint32Array {
    const name = JSON.stringify([sort.by, sort.isDescending, sort.by === 'attribute' ? sort.key : null]);
    let order = kept.get(name);
    if (!order) {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(name, (order = read(sort)));
    }
    return order;
  }

  function all(): Uint8Array {
    return (everyone ??= marksOf(of(BY_NAME)));
  }

  return {
    of,
    /** Marks by person id all contacts. */
    all,
    forget(): void {
      kept.clear();
      everyone = null;
    },
    forgetLastMessages(): void {
      for (const name of kept.keys()) if (name.includes('"lastMessageAt"')) kept.delete(name);
    },
  };
}

/** Marks by person id; 1: in it. */
export function marksOf(ids: Uint32Array | readonly number[]): Uint8Array {
  let highest = -1;
  for (const id of ids) if (id > highest) highest = id;
  const marks = new Uint8Array(highest + 1);
  for (const id of ids) marks[id] = 1;
  return marks;
}
