import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { PersonHit } from '#contract/routes/search.ts';
import { FEW, type Found, type People } from '../contacts/people.ts';
import { searchTerms } from '#contract/rules/searchTerms.ts';
import { quoteTerm, TRIGRAM } from './searchText.ts';
import { createStatements, termConditions, type Parameters } from '../statements.ts';

interface HitRow {
  readonly phone: string;
  readonly name: string | null;
  readonly tags: string | null;
  readonly hasConversation: 0 | 1;
}

/** How many of the conversations with the newest activity are looked at where there are too many hits to sort. */
const RECENT = 500;

/** Best first: the name begins with the query, each word of it begins a word of the name, any other; then activity. */
export function rankedPeopleSql(terms: readonly string[]): string {
  const words = terms.map(
    (_, index) =>
      `instr(' ' || p.search, ' ' || :term${index}) BETWEEN 1 AND instr(' ' || p.search, ' ' || lower(p.phone))
        OR instr(' ' || p.search, ' +' || :term${index}) > 0`,
  );
  return `SELECT p.phone, k.name, k.tags, found.has_conversation AS hasConversation FROM (
      SELECT p.id, v.person_id IS NOT NULL AS has_conversation
      FROM json_each(:ids) AS hit CROSS JOIN people AS p ON p.id = hit.value
      LEFT JOIN conversations AS v ON v.person_id = p.id
      ORDER BY CASE WHEN substr(p.search, 1, length(:query)) = :query THEN 0
        WHEN (${words.join(') AND (')}) THEN 1 ELSE 2 END, v.last_at DESC, p.search, p.id
      LIMIT :limit
    ) AS found
    CROSS JOIN people AS p ON p.id = found.id
    LEFT JOIN contacts AS k ON k.person_id = found.id`;
}

/** Finds people, the best first, and says how many there are. */
export function createPeopleSearch(db: Database, people: People) {
  const statements = createStatements(db);

  return function find(query: string, limit: number): { people: PersonHit[]; total: number } {
    const terms = searchTerms(query);
    const found = limit > 0 ? people.search(query) : null;
    if (!found) return { people: [], total: 0 };
    const ids = found.kind === 'few' ? found.ids : JSON.stringify(candidates(terms, limit));
    const parameters: Parameters = { ids, limit, query: terms.join(' ') };
    termConditions('p.search', terms, parameters);
    return {
      people: statements.all<HitRow>(rankedPeopleSql(terms), parameters).map(toHit),
      total: totalOf(found, terms),
    };
  };

  /** Of more hits than are sorted, those that can be among the best. */
  function candidates(terms: readonly string[], limit: number): number[] {
    const ids = candidateSql(terms).flatMap(({ sql, parameters }) =>
      statements.all<{ id: number }>(sql, { ...parameters, limit }).map(({ id }) => id),
    );
    return [...new Set(ids)];
  }

  function totalOf(found: Found, terms: readonly string[]): number {
    if (found.kind === 'few') return (JSON.parse(found.ids) as number[]).length;
    // To count them, everybody would have to be looked at.
    if (!isIndexed(terms)) return FEW;
    const { from, parameters } = hitsOf(terms);
    return statements.count(`SELECT COUNT(*) AS count ${from}`, parameters);
  }
}

export interface Candidates {
  readonly sql: string;
  readonly parameters: Parameters;
}

/** Names that begin with the query, words that do, whom there was something with lately, and any others. */
export function candidateSql(terms: readonly string[]): Candidates[] {
  const query = terms.join(' ');
  const isLong = terms.every((term) => !isShort(term));
  const recent: Parameters = {};
  const conditions = termConditions('p.search', terms, recent);
  const any = hitsOf(terms);
  const wordStarts = hitsOf(terms.map((term) => ` ${term}`));
  return [
    {
      sql: `SELECT person_id AS id FROM contacts INDEXED BY contacts_by_name
        WHERE sort_key >= :from AND sort_key < :to ORDER BY sort_key LIMIT :limit`,
      parameters: { from: `\u0001${query}`, to: `\u0001${query}\u{10ffff}` },
    },
    ...(isLong
      ? [{ sql: `SELECT s.rowid AS id ${wordStarts.from} LIMIT :limit`, parameters: wordStarts.parameters }]
      : []),
    {
      sql: `SELECT p.id FROM (
          SELECT person_id FROM conversations INDEXED BY conversations_open WHERE is_done = 0
          ORDER BY is_pinned DESC, last_at DESC, person_id DESC LIMIT ${RECENT}
        ) AS v CROSS JOIN people AS p ON p.id = v.person_id
        WHERE ${conditions.join(' AND ')} LIMIT ${RECENT}`,
      parameters: recent,
    },
    {
      sql: `SELECT ${isIndexed(terms) ? 's.rowid' : 'p.id'} AS id ${any.from} LIMIT :limit`,
      parameters: any.parameters,
    },
  ];
}

/** Where the hits are: in the index, looked at again for what is too short for it; or all, where everything is. */
function hitsOf(terms: readonly string[]): { from: string; parameters: Parameters } {
  const parameters: Parameters = {};
  const long = terms.filter((term) => !isShort(term));
  const short = termConditions('p.search', terms.filter(isShort), parameters);
  if (long.length === 0) return { from: `FROM people AS p WHERE ${short.join(' AND ')}`, parameters };
  parameters['match'] = long.map(quoteTerm).join(' AND ');
  const from = 'FROM people_search AS s';
  const where = 'WHERE s.people_search MATCH :match';
  return short.length === 0
    ? { from: `${from} ${where}`, parameters }
    : {
        from: `${from} CROSS JOIN people AS p ON p.id = s.rowid ${where} AND ${short.join(' AND ')}`,
        parameters,
      };
}

function isIndexed(terms: readonly string[]): boolean {
  return terms.some((term) => !isShort(term));
}

function isShort(term: string): boolean {
  return Array.from(term).length < TRIGRAM;
}

function toHit(row: HitRow): PersonHit {
  return {
    phone: row.phone,
    name: row.name,
    tags: row.tags === null ? [] : (JSON.parse(row.tags) as string[]),
    hasConversation: row.hasConversation === 1,
  };
}
