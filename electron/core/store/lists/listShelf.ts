import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { EditTarget } from '#contract/routes/edits.ts';
import type { OpenEdits } from '../edits/openEdits.ts';
import { layAll, NOTHING_APPLIED, type Shelf } from '../edits/shelf.ts';
import type { EditEnd } from '../store.ts';
import type { ColumnValues, LayRow } from './wholeLists.ts';

interface ListRows<Row> {
  put(row: Row): void;
  drop(row: Row): void;
  noteTold(id: string, requestedAt: number): void;
}

/** A whole list with ids, for edits to be laid over its rows. */
export function createListShelf<Row extends ColumnValues & { readonly id: string; readonly name: string }>(
  db: Database,
  deps: { readonly openEdits: OpenEdits; readonly rows: ListRows<Row> },
  list: {
    readonly target: EditTarget;
    readonly table: string;
    readonly columns: readonly (keyof Row & string)[];
    readonly lay: LayRow<Row>;
    readonly fields: Shelf<Row>['fields'];
    /** The row of an answer; null where it is of something else. */
    readonly rowOf: (answer: NonNullable<EditEnd['answer']>) => Row | null;
  },
): Shelf<Row> {
  const { openEdits, rows } = deps;
  const select = db.prepare<[string], Row>(
    `SELECT ${list.columns.join(', ')} FROM ${list.table} WHERE id = ?`,
  );
  const current = (key: string): Row | null => select.get(key) ?? null;

  function show(key: string, values: Row | null): void {
    const before = current(key);
    if (values) rows.put(values);
    else if (before) rows.drop(before);
  }

  return {
    current,
    lay: list.lay,
    show,
    take({ key, values, answer, requestedAt }) {
      const row = (answer && list.rowOf(answer)) ?? values;
      const id = row?.id ?? key;
      if (id !== key) show(key, null);
      const edits = openEdits.of(list.target, [id]).get(id) ?? [];
      if (edits.length > 0) openEdits.noteBeneath(list.target, id, row);
      show(id, layAll(list, row, edits));
      rows.noteTold(id, requestedAt);
      return NOTHING_APPLIED;
    },
    fields: list.fields,
    label: (_key, values) => values?.name ?? '',
  };
}
