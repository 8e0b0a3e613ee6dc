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
 * tag, the opt-in, the names); few search hits are sorted, many are met soon enough on the way along the names.
 */
export function contactListSql(
  query: Pick<ContactQuery, 'tags' | 'optedIn'>,
  found: Found | null,
  columns: string,
): ListSql {
  const parameters: Parameters = {};
  const conditions: string[] = [];
  let order = 'c.sort_key, c.person_id';
  const [firstTag, ...otherTags] = [...new Set(query.tags ?? [])];

  let from = 'contacts AS c INDEXED BY contacts_by_name';
  if (found?.kind === 'few') {
    from = 'json_each(:ids) AS hit CROSS JOIN contacts AS c ON c.person_id = hit.value';
    parameters['ids'] = found.ids;
    if (firstTag !== undefined) otherTags.unshift(firstTag);
  } else if (firstTag !== undefined) {
    from = 'contact_tags AS t CROSS JOIN contacts AS c ON c.person_id = t.person_id';
    order = 't.sort_key, t.person_id';
    conditions.push('t.tag = :tag');
    parameters['tag'] = firstTag;
  } else if (query.optedIn !== undefined) {
    from = 'contacts AS c INDEXED BY contacts_by_opt_in';
  }

  if (query.optedIn !== undefined) {
    conditions.push('c.is_opted_in = :isOptedIn');
    parameters['isOptedIn'] = Number(query.optedIn);
  }
  otherTags.forEach((tag, index) => {
    conditions.push(
      `EXISTS (SELECT 1 FROM contact_tags AS x WHERE x.person_id = c.person_id AND x.tag = :tag${index})`,
    );
    parameters[`tag${index}`] = tag;
  });
  if (found?.kind === 'many') conditions.push(...termConditions(found.terms, parameters));

  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const people = 'CROSS JOIN people AS p ON p.id = c.person_id';
  return {
    rows: `SELECT ${columns} FROM ${from} ${people} ${where} ORDER BY ${order} LIMIT :limit OFFSET :offset`,
    total: `SELECT COUNT(*) AS count FROM ${countFrom(from, found)} ${where}`,
    parameters,
  };
}

/** Counting needs no order, and the people only where their text is looked at. */
function countFrom(from: string, found: Found | null): string {
  if (found?.kind !== 'many') return from.replace('INDEXED BY contacts_by_name', '');
  return from.startsWith('contacts')
    ? 'people AS p CROSS JOIN contacts AS c ON c.person_id = p.id'
    : `${from} CROSS JOIN people AS p ON p.id = c.person_id`;
}
