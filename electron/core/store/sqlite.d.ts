/** What the store uses of better-sqlite3; the package's own types can't be reached through its `exports`. */
declare module 'better-sqlite3-multiple-ciphers' {
  type Bound = unknown[] | object;

  export interface Statement<Bind extends Bound = unknown[], Row = unknown> {
    run(...parameters: Bind extends unknown[] ? Bind : [Bind]): {
      changes: number;
      lastInsertRowid: number | bigint;
    };
    get(...parameters: Bind extends unknown[] ? Bind : [Bind]): Row | undefined;
    all(...parameters: Bind extends unknown[] ? Bind : [Bind]): Row[];
    /** Row by row; nothing may be written until it ends. */
    iterate(...parameters: Bind extends unknown[] ? Bind : [Bind]): IterableIterator<Row>;
    /** Gives a row's first column alone. */
    pluck(): this;
    /** Gives rows as lists of their columns; Row is then such a list. */
    raw(): this;
  }

  export interface Transaction<Call extends (...args: never[]) => unknown> {
    (...args: Parameters<Call>): ReturnType<Call>;
    /** Takes the write lock at once. */
    immediate(...args: Parameters<Call>): ReturnType<Call>;
  }

  export interface Database {
    readonly open: boolean;
    prepare<Bind extends Bound = unknown[], Row = unknown>(sql: string): Statement<Bind, Row>;
    exec(sql: string): this;
    pragma(source: string, options?: { simple?: boolean }): unknown;
    transaction<Call extends (...args: never[]) => unknown>(call: Call): Transaction<Call>;
    /** Lifts what keeps a connection from harming its file; `writable_schema` is read only then. */
    unsafeMode(isUnsafe: boolean): this;
    close(): this;
  }

  const DatabaseConstructor: new (
    file: string,
    options?: { timeout?: number; fileMustExist?: boolean; readonly?: boolean },
  ) => Database;
  export default DatabaseConstructor;
}
