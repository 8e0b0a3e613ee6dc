import type { Database, Statement } from 'better-sqlite3-multiple-ciphers';

export type Parameters = Record<string, string | number | null>;

/** Statements whose SQL depends on what is asked: each text is prepared once. */
export interface Statements {
  all<Row>(sql: string, parameters: Parameters): Row[];
  count(sql: string, parameters: Parameters): number;
  /** The first column of each row, where that is a number. */
  ids(sql: string, parameters: Parameters): number[];
}

export function createStatements(db: Database): Statements {
  const prepared = new Map<string, Statement<[Parameters]>>();
  const plucked = new Map<string, Statement<[Parameters], number>>();
  function of(sql: string): Statement<[Parameters]> {
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = db.prepare<[Parameters]>(sql)));
    return statement;
  }
  function pluck(sql: string): Statement<[Parameters], number> {
    let statement = plucked.get(sql);
    if (!statement) plucked.set(sql, (statement = db.prepare<[Parameters], number>(sql).pluck()));
    return statement;
  }
  return {
    all: <Row>(sql: string, parameters: Parameters) => of(sql).all(parameters) as Row[],
    count: (sql, parameters) => (of(sql).get(parameters) as { count: number }).count,
    ids: (sql, parameters) => pluck(sql).all(parameters),
  };
}

/** One condition a term on a column of folded text; names their parameters. */
export function termConditions(column: string, terms: readonly string[], parameters: Parameters): string[] {
  return terms.map((term, index) => {
    parameters[`term${index}`] = term;
    return `instr(${column}, :term${index}) > 0`;
  });
}
