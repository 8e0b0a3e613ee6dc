import { foldText } from '#contract/rules/foldText.ts';
import { searchTerms } from '#contract/rules/searchTerms.ts';
import { quoteTerm } from '#core/store/search/searchText.ts';
import type { BenchStore } from './benchStore.ts';
import type { Typed } from './queryMix.ts';

/** The least SQL that finds what the store's call finds, prepared by hand for each kind of query. */
export function bareSql({ db }: BenchStore) {
  const isShort = (term: string) => Array.from(term).length < 3;
  const hits = (terms: readonly string[]) => {
    const long = terms.filter((term) => !isShort(term));
    const short = terms.filter(isShort).map((_, index) => `instr(p.search, :short${index}) > 0`);
    const parameters = {
      ...Object.fromEntries(terms.filter(isShort).map((term, index) => [`short${index}`, term])),
      ...(long.length > 0 && { match: long.map(quoteTerm).join(' AND ') }),
    };
    if (long.length === 0) return { from: 'people AS p', where: short.join(' AND '), parameters };
    const where = ['s.people_search MATCH :match', ...short].join(' AND ');
    return { from: 'people_search AS s JOIN people AS p ON p.id = s.rowid', where, parameters };
  };
  const statements = new Map<string, ReturnType<typeof db.prepare<[object], unknown>>>();
  const prepared = (sql: string) => {
    const there = statements.get(sql) ?? db.prepare<[object]>(sql);
    statements.set(sql, there);
    return there;
  };

  return {
    /** The first page, best first as the app orders it, and the total. */
    people(query: string, limit: number) {
      const terms = searchTerms(query);
      const { from, where, parameters } = hits(terms);
      const starts = terms.map(
        (_, index) => `instr(' ' || p.search, ' ' || :term${index}) BETWEEN 1 AND instr(p.search, p.phone)
          OR instr(p.search, '+' || :term${index}) > 0`,
      );
      const page = prepared(
        `SELECT p.phone, k.name, k.tags, v.person_id IS NOT NULL AS hasConversation
         FROM ${from} LEFT JOIN conversations AS v ON v.person_id = p.id LEFT JOIN contacts AS k ON k.person_id = p.id
         WHERE ${where}
         ORDER BY CASE WHEN substr(p.search, 1, length(:query)) = :query THEN 0
           WHEN (${starts.join(') AND (')}) THEN 1 ELSE 2 END, v.last_at DESC, p.search, p.id LIMIT :limit`,
      );
      const ranking = Object.fromEntries(terms.map((term, index) => [`term${index}`, term]));
      const rows = page.all({ ...parameters, ...ranking, query: terms.join(' '), limit }) as {
        phone: string;
      }[];
      return { rows, total: count(from, where, parameters) };
    },
    /** The same hits in no order: less than the app does. */
    unordered(query: string, limit: number) {
      const { from, where, parameters } = hits(searchTerms(query));
      const page = prepared(
        `SELECT p.phone, k.name, k.tags FROM ${from} LEFT JOIN contacts AS k ON k.person_id = p.id
         WHERE ${where} LIMIT :limit`,
      );
      return { rows: page.all({ ...parameters, limit }), total: count(from, where, parameters) };
    },
    /** The first page of the list of contacts by name, and the total. */
    contacts({ search, tags = [], optedIn }: Typed, limit: number) {
      const { from, where, parameters } = hits(searchTerms(search));
      const conditions = [
        where,
        ...(optedIn === undefined ? [] : [`k.is_opted_in = ${Number(optedIn)}`]),
        ...tags.map(
          (_, index) => `EXISTS (SELECT 1 FROM contact_tags AS x JOIN tags AS t ON t.id = x.tag_id
            WHERE t.tag = :tag${index} AND x.person_id = p.id)`,
        ),
      ];
      const listed = `FROM ${from} JOIN contacts AS k ON k.person_id = p.id WHERE ${conditions.join(' AND ')}`;
      const asked = { ...parameters, ...Object.fromEntries(tags.map((tag, index) => [`tag${index}`, tag])) };
      const page = prepared(
        `SELECT p.phone, k.name, k.email, k.tags, k.attributes, k.is_opted_in, k.created_at, k.updated_at ${listed}
         ORDER BY k.sort_key, k.person_id LIMIT :limit`,
      );
      const total = prepared(`SELECT COUNT(*) AS count ${listed}`).get(asked) as { count: number };
      return { rows: page.all({ ...asked, limit }) as { phone: string }[], total: total.count };
    },
    /** What is written without an index. */
    like(query: string, limit: number) {
      const terms = searchTerms(query);
      const where = terms.map((_, index) => `p.search LIKE :term${index}`).join(' AND ');
      const parameters = Object.fromEntries(terms.map((term, index) => [`term${index}`, `%${term}%`]));
      const page = prepared(
        `SELECT p.phone, k.name, k.tags FROM people AS p LEFT JOIN contacts AS k ON k.person_id = p.id
         WHERE ${where} LIMIT :limit`,
      );
      const total = prepared(`SELECT COUNT(*) AS count FROM people AS p WHERE ${where}`).get(parameters);
      return { rows: page.all({ ...parameters, limit }), total };
    },
    /** The newest rows with all trigrams of the words and the words that are too short for one, as they lie there. */
    messages(query: string, limit: number) {
      const terms = foldText(query).split(' ');
      const trigrams = terms.flatMap((term) => {
        const letters = Array.from(term);
        return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''));
      });
      if (trigrams.length === 0) return [];
      const short = terms.filter(isShort);
      const page = prepared(
        `SELECT m.id, p.phone, k.name, m.direction, m.at, m.content FROM message_search AS s
         CROSS JOIN messages AS m ON m.id = (s.rowid & 0x3fffffff) CROSS JOIN people AS p ON p.id = m.person_id
         LEFT JOIN contacts AS k ON k.person_id = m.person_id
         WHERE ${['s.message_search MATCH :match', ...short.map((_, index) => `instr(lower(m.content), :short${index}) > 0`)].join(' AND ')}
         ORDER BY s.rowid DESC LIMIT :limit`,
      );
      const match = trigrams.map(quoteTerm).join(' AND ');
      return page.all({
        match,
        limit,
        ...Object.fromEntries(short.map((term, index) => [`short${index}`, term])),
      });
    },
  };

  function count(from: string, where: string, parameters: object): number {
    const sql = `SELECT COUNT(*) AS count ${countedFrom(from, where)}`;
    return (prepared(sql).get(parameters) as { count: number }).count;
  }
}

/** Nothing but the index, where all is in the index; as far as the app counts, where nothing is. */
function countedFrom(from: string, where: string): string {
  if (!from.startsWith('people_search')) return `FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT 2000)`;
  return `FROM ${where.includes('instr') ? from : 'people_search AS s'} WHERE ${where}`;
}
