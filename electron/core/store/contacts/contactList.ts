import type { Found, People } from './people.ts';
import { quoteTerm, TRIGRAM } from '../search/searchText.ts';
import { termConditions, type Parameters, type Statements } from '../statements.ts';
import type { ContactQuery } from '../store.ts';
import { editStateSql } from '../edits/editState.ts';
import type { Tags } from './tags.ts';

/** A contact as its list shows it; JSON is text. */
export interface ContactRow {
  readonly phone: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly tags: string;
  readonly attributes: string;
  readonly isOptedIn: 0 | 1 | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly groupIds: string;
  readonly lastMessageAt: number | null;
  readonly editState: 'waiting' | 'refused' | null;
}

export const CONTACT_COLUMNS = `p.phone, c.name, c.email, c.tags, c.attributes, c.is_opted_in AS isOptedIn,
  c.created_at AS createdAt, c.updated_at AS updatedAt,
  (SELECT json_group_array(m.group_id) FROM group_members AS m WHERE m.person_id = c.person_id) AS groupIds,
  (SELECT v.last_at FROM conversations AS v WHERE v.person_id = c.person_id AND v.last_message_id IS NOT NULL)
    AS lastMessageAt,
  ${editStateSql('contact', 'p.phone')} AS editState`;

/** What a list is narrowed down by. */
export interface ContactFilter {
  readonly found: Found | null;
  /** The rarest first. */
  readonly tagIds: readonly number[];
  readonly groupId: string | null;
  readonly optedIn: boolean | null;
  /** Where the list is read from: what leaves the fewest. */
  readonly driver: Driver;
}

/** `names` and `optedOut` are in the order of names. */
export type Driver = 'names' | 'optedOut' | 'ids' | 'tag' | 'group' | 'text' | 'everyone';

/** Contacts by name: along the names, passing over whom the filter leaves out, or the filtered ones sorted. */
export type ListWay = 'walk' | 'sort';

/** So few are sorted before anything is counted on. */
const FEW = 200;

/** Pages of contacts by name, and how many there are in all. */
export function createContactList(deps: {
  readonly statements: Statements;
  readonly people: People;
  readonly tags: Tags;
}) {
  const { statements, people, tags } = deps;

  return function list(query: ContactQuery): { rows: ContactRow[]; total: number } {
    const filter = filterOf(query);
    if (!filter) return { rows: [], total: 0 };
    const { limit, offset } = query;
    const counting = contactCountSql(filter);
    const total = statements.count(counting.sql, counting.parameters);
    if (total === 0) return { rows: [], total };
    const way = wayTo(filter, total, offset + limit);
    const { sql, parameters } = contactPageSql(filter, way, CONTACT_COLUMNS);
    return { rows: statements.all<ContactRow>(sql, { ...parameters, limit, offset }), total };
  };

  /** null: nobody can be in it. */
  function filterOf(query: ContactQuery): ContactFilter | null {
    const found = people.search(query.search);
    const tagIds = [...new Set(query.tags ?? [])].map((tag) => tags.find(tag));
    const known = tagIds.filter((id) => id !== null);
    if (known.length < tagIds.length) return null;
    const counted = known.map((id) => ({ id, count: statements.count(TAG_COUNT_SQL, { id }) }));
    counted.sort((one, other) => one.count - other.count);
    const filter = {
      found,
      tagIds: counted.map(({ id }) => id),
      groupId: query.groupId ?? null,
      optedIn: query.optedIn ?? null,
    };
    return { ...filter, driver: driverOf(filter, counted[0]?.count ?? null) };
  }

  function driverOf(filter: Omit<ContactFilter, 'driver'>, rarestTag: number | null): Driver {
    const { found, groupId, optedIn } = filter;
    if (found?.kind === 'few') return 'ids';
    const choices: { driver: Driver; count: number }[] = [];
    if (rarestTag !== null) choices.push({ driver: 'tag', count: rarestTag });
    if (groupId !== null) {
      choices.push({ driver: 'group', count: statements.count(GROUP_COUNT_SQL, { groupId }) });
    }
    const match = found ? matchOf(found.terms) : '';
    if (match !== '') choices.push({ driver: 'text', count: statements.count(MATCH_COUNT_SQL, { match }) });
    choices.sort((one, other) => one.count - other.count);
    return choices[0]?.driver ?? (found ? 'everyone' : optedIn === false ? 'optedOut' : 'names');
  }

  /**
   * Walking takes as many steps as there are contacts to one of the hits, for each hit up to the page's end. But people
   * who are found by a name stand together, perhaps at the very end: only where they are many is the way to them short.
   */
  function wayTo({ driver, found }: ContactFilter, total: number, hits: number): ListWay {
    if (driver === 'names' || driver === 'optedOut') return 'walk';
    const contacts = statements.count(GUESS_SQL, {});
    if (total <= FEW || (found && total < contacts * MANY)) return 'sort';
    return (Math.min(hits, total) * contacts) / total > total ? 'sort' : 'walk';
  }
}

/** The share of contacts from which those who were searched are met soon enough, wherever they stand. */
const MANY = 0.05;

const TAG_COUNT_SQL = 'SELECT COUNT(*) AS count FROM contact_tags WHERE tag_id = :id';
const GROUP_COUNT_SQL = 'SELECT COUNT(*) AS count FROM group_members WHERE group_id = :groupId';
const MATCH_COUNT_SQL = 'SELECT COUNT(*) AS count FROM people_search WHERE people_search MATCH :match';
/** About how many contacts there are, without counting. */
const GUESS_SQL = 'SELECT coalesce(MAX(person_id), 0) AS count FROM contacts';

export interface Sql {
  readonly sql: string;
  readonly parameters: Parameters;
}

export function contactCountSql(filter: ContactFilter): Sql {
  const parameters: Parameters = {};
  const { driver } = filter;
  // Tags and groups are those of contacts; a text is also found in people who are none.
  const isOfAll = driver === 'text' || driver === 'everyone';
  return { sql: `SELECT COUNT(*) AS count ${sourceOf(filter, driver, parameters, isOfAll)}`, parameters };
}

export function contactPageSql(filter: ContactFilter, way: ListWay, columns: string): Sql {
  const parameters: Parameters = {};
  const { driver } = filter;
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
    if (driver === 'text') parameters['match'] = matchOf(found.terms);
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

/** What the index is asked for; '' where all terms are too short for it. */
function matchOf(terms: readonly string[]): string {
  return terms.filter(isLong).map(quoteTerm).join(' AND ');
}

function isLong(term: string): boolean {
  return Array.from(term).length >= TRIGRAM;
}
