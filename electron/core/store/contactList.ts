import type { Found, People } from './people.ts';
import { quoteTerm, TRIGRAM } from './searchText.ts';
import { termConditions, type Parameters, type Statements } from './statements.ts';
import type { ContactQuery } from './store.ts';
import type { Tags } from './tags.ts';

/** What a list is narrowed down by. */
export interface ContactFilter {
  readonly found: Found | null;
  /** The rarest first. */
  readonly tagIds: readonly number[];
  readonly groupId: string | null;
  readonly optedIn: boolean | null;
  /** The group has fewer members than the rarest tag has carriers. */
  readonly isGroupFirst: boolean;
}

/** Contacts by name: along the names, passing over whom the filter leaves out, or the filtered ones sorted. */
export type ListWay = 'walk' | 'sort';

/** So few are sorted before anything is counted on. */
const FEW = 200;

/** Pages of contacts by name, and how many there are in all. */
export function createContactList(
  deps: { readonly statements: Statements; readonly people: People; readonly tags: Tags },
  columns: string,
) {
  const { statements, people, tags } = deps;

  return function list<Row>(query: ContactQuery): { rows: Row[]; total: number } {
    const filter = filterOf(query);
    if (!filter) return { rows: [], total: 0 };
    const { limit, offset } = query;
    const counting = contactCountSql(filter);
    const total = statements.count(counting.sql, counting.parameters);
    if (total === 0) return { rows: [], total };
    const way = wayTo(filter, total, offset + limit);
    const { sql, parameters } = contactPageSql(filter, way, columns);
    return { rows: statements.all<Row>(sql, { ...parameters, limit, offset }), total };
  };

  /** null: nobody can be in it. */
  function filterOf(query: ContactQuery): ContactFilter | null {
    const found = people.search(query.search);
    const tagIds = [...new Set(query.tags ?? [])].map((tag) => tags.find(tag));
    const known = tagIds.filter((id) => id !== null);
    if (known.length < tagIds.length) return null;
    const counted = known.map((id) => ({ id, count: statements.count(TAG_COUNT_SQL, { id }) }));
    counted.sort((one, other) => one.count - other.count);
    const groupId = query.groupId ?? null;
    const rarest = counted[0]?.count ?? Infinity;
    return {
      found,
      tagIds: counted.map(({ id }) => id),
      groupId,
      optedIn: query.optedIn ?? null,
      isGroupFirst: groupId !== null && statements.count(GROUP_COUNT_SQL, { groupId }) < rarest,
    };
  }

  /** Walking takes as many steps as there are contacts to one of the hits, for each hit up to the page's end. */
  function wayTo(filter: ContactFilter, total: number, hits: number): ListWay {
    const driver = driverOf(filter);
    if (driver === 'names' || driver === 'optedOut') return 'walk';
    const steps = (Math.min(hits, total) * statements.count(GUESS_SQL, {})) / total;
    return total <= FEW || steps > total ? 'sort' : 'walk';
  }
}

const TAG_COUNT_SQL = 'SELECT COUNT(*) AS count FROM contact_tags WHERE tag_id = :id';
const GROUP_COUNT_SQL = 'SELECT COUNT(*) AS count FROM group_members WHERE group_id = :groupId';
/** About how many contacts there are, without counting. */
const GUESS_SQL = 'SELECT coalesce(MAX(person_id), 0) AS count FROM contacts';

export interface Sql {
  readonly sql: string;
  readonly parameters: Parameters;
}

export function contactCountSql(filter: ContactFilter): Sql {
  const parameters: Parameters = {};
  const driver = driverOf(filter);
  // Tags and groups are those of contacts; a text is also found in people who are none.
  const isOfAll = driver === 'text' || driver === 'everyone';
  return { sql: `SELECT COUNT(*) AS count ${sourceOf(filter, driver, parameters, isOfAll)}`, parameters };
}

export function contactPageSql(filter: ContactFilter, way: ListWay, columns: string): Sql {
  const parameters: Parameters = {};
  const driver = driverOf(filter);
  const from = sourceOf(
    filter,
    way === 'sort' ? driver : filter.optedIn === false ? 'optedOut' : 'names',
    parameters,
    true,
  );
  return {
    // The ids alone first: what is skipped to reach a page far down is not looked up. CROSS JOIN keeps their order.
    sql: `SELECT ${columns} FROM (
        SELECT s.person_id ${from} ORDER BY s.sort_key, s.person_id LIMIT :limit OFFSET :offset
      ) AS found
      CROSS JOIN contacts AS c ON c.person_id = found.person_id
      CROSS JOIN people AS p ON p.id = found.person_id`,
    parameters,
  };
}

/** Where a list is read from: what leaves the fewest. */
type Driver = 'names' | 'optedOut' | 'ids' | 'tag' | 'group' | 'text' | 'everyone';

function driverOf({ found, tagIds, optedIn, isGroupFirst }: ContactFilter): Driver {
  if (found?.kind === 'few') return 'ids';
  if (isGroupFirst) return 'group';
  if (tagIds.length > 0) return 'tag';
  if (found) return found.terms.some(isLong) ? 'text' : 'everyone';
  return optedIn === false ? 'optedOut' : 'names';
}

/** FROM and WHERE of all that the filter lets through, with the contact as `s` where `needsContact`. */
function sourceOf(
  filter: ContactFilter,
  driver: Driver,
  parameters: Parameters,
  needsContact: boolean,
): string {
  const { found, tagIds, groupId, optedIn } = filter;
  const { from, id, condition } = DRIVERS[driver];
  const conditions = condition === null ? [] : [condition];
  const parts = [from];
  if (!from.includes('contacts AS s') && (needsContact || optedIn !== null || driver === 'ids')) {
    parts.push(`CROSS JOIN contacts AS s ON s.person_id = ${id}`);
  }
  if (optedIn !== null && driver !== 'optedOut') conditions.push(`s.is_opted_in = ${optedIn ? 1 : 0}`);
  tagIds.forEach((tagId, index) => {
    parameters[`tag${index}`] = tagId;
    if (driver === 'tag' && index === 0) return;
    conditions.push(
      `EXISTS (SELECT 1 FROM contact_tags AS x WHERE x.tag_id = :tag${index} AND x.person_id = ${id})`,
    );
  });
  if (groupId !== null) {
    parameters['groupId'] = groupId;
    if (driver !== 'group') {
      conditions.push(
        `EXISTS (SELECT 1 FROM group_members AS x WHERE x.group_id = :groupId AND x.person_id = ${id})`,
      );
    }
  }
  if (found?.kind === 'few') parameters['ids'] = found.ids;
  if (found?.kind === 'many') {
    const terms = driver === 'text' ? found.terms.filter((term) => !isLong(term)) : found.terms;
    if (driver === 'text') parameters['match'] = found.terms.filter(isLong).map(quoteTerm).join(' AND ');
    if (driver !== 'everyone' && terms.length > 0) parts.push(`CROSS JOIN people AS t ON t.id = ${id}`);
    conditions.push(...termConditions('t.search', terms, parameters));
  }
  return `FROM ${parts.join(' ')}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
}

const DRIVERS: Record<
  Driver,
  { readonly from: string; readonly id: string; readonly condition: string | null }
> = {
  names: { from: 'contacts AS s INDEXED BY contacts_by_name', id: 's.person_id', condition: null },
  optedOut: {
    from: 'contacts AS s INDEXED BY contacts_opted_out',
    id: 's.person_id',
    condition: 's.is_opted_in = 0',
  },
  ids: { from: 'json_each(:ids) AS d', id: 'd.value', condition: null },
  tag: { from: 'contact_tags AS d', id: 'd.person_id', condition: 'd.tag_id = :tag0' },
  group: { from: 'group_members AS d', id: 'd.person_id', condition: 'd.group_id = :groupId' },
  text: { from: 'people_search AS d', id: 'd.rowid', condition: 'd.people_search MATCH :match' },
  everyone: { from: 'people AS t', id: 't.id', condition: null },
};

function isLong(term: string): boolean {
  return Array.from(term).length >= TRIGRAM;
}
