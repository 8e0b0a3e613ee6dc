import type { Found } from './people.ts';
import { termConditions, type Parameters } from './statements.ts';
import type { ContactQuery } from './store.ts';

export interface ListSql {
  readonly rows: string;
  readonly total: string;
  readonly parameters: Parameters;
}

/**
 * A page of contacts by name, and how many there are. What narrows most is read in order from an index of its own (a
 * tag, the opt-in, the names); few search hits are sorted, many are met soon enough on the way along the index.
 */
export function contactListSql(
  query: Pick<ContactQuery, 'tags' | 'optedIn'>,
  found: Found | null,
  columns: string,
): ListSql {
  const parameters: Parameters = {};
  const conditions: string[] = [];
  const tags = [...new Set(query.tags ?? [])];
  const { isOptedIn, ...source } = sourceOf(query, found, tags);

  if (found?.kind === 'few') parameters['ids'] = found.ids;
  if (query.optedIn !== undefined) {
    conditions.push(`${isOptedIn} = :isOptedIn`);
    parameters['isOptedIn'] = Number(query.optedIn);
  }
  tags.forEach((tag, index) => {
    parameters[`tag${index}`] = tag;
    conditions.push(
      index === 0 && source.isByTag
        ? `s.tag = :tag${index}`
        : `EXISTS (SELECT 1 FROM contact_tags AS x WHERE x.person_id = s.person_id AND x.tag = :tag${index})`,
    );
  });
  if (found?.kind === 'many') conditions.push(...termConditions('s.sort_key', found.terms, parameters));

  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return {
    // The ids alone first: what is skipped to reach a page far down is not looked up. CROSS JOIN keeps their order.
    rows: `SELECT ${columns} FROM (
        SELECT s.person_id FROM ${source.from} ${where} ORDER BY s.sort_key, s.person_id LIMIT :limit OFFSET :offset
      ) AS found
      CROSS JOIN contacts AS c ON c.person_id = found.person_id
      CROSS JOIN people AS p ON p.id = found.person_id`,
    total: `SELECT COUNT(*) AS count FROM ${conditions.length > 0 || found ? source.from : 'contacts'} ${where}`,
    parameters,
  };
}

/** Where to read from, as `s` with its person_id and sort_key, and where the opt-in stands. */
function sourceOf(query: Pick<ContactQuery, 'optedIn'>, found: Found | null, tags: readonly string[]) {
  if (found?.kind === 'few') {
    const from = 'json_each(:ids) AS hit CROSS JOIN contacts AS s ON s.person_id = hit.value';
    return { from, isByTag: false, isOptedIn: 's.is_opted_in' };
  }
  if (tags.length > 0) {
    const isOptedIn = '(SELECT o.is_opted_in FROM contacts AS o WHERE o.person_id = s.person_id)';
    return { from: 'contact_tags AS s', isByTag: true, isOptedIn };
  }
  const index = query.optedIn === undefined ? 'contacts_by_name' : 'contacts_by_opt_in';
  return { from: `contacts AS s INDEXED BY ${index}`, isByTag: false, isOptedIn: 's.is_opted_in' };
}
