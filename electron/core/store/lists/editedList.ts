import type { Database } from 'better-sqlite3-multiple-ciphers';
import { layAll, NOTHING_APPLIED, type Shelf } from '../edits/shelf.ts';
import type { EditEnd } from '../store.ts';
import {
  createWholeList,
  type ColumnValues,
  type LayRow,
  type ListTable,
  type WholeListDeps,
} from './wholeLists.ts';

/** A table of a server's list whose rows people edit, each by its id. */
export interface EditedTable<T, Row extends ColumnValues> extends Omit<ListTable<T, Row>, 'key' | 'edited'> {
  readonly target: 'group' | 'autoReply';
  readonly lay: LayRow<Row>;
  readonly fields: Shelf<Row>['fields'];
  /** The row of an answer; null where it is of something else. */
  readonly rowOf: (answer: NonNullable<EditEnd['answer']>) => Row | null;
}

/** Takes in a list that was read whole, and lays edits over its rows. */
export function createEditedList<
  T,
  Row extends ColumnValues & { readonly id: string; readonly name: string },
>(db: Database, deps: WholeListDeps, table: EditedTable<T, Row>) {
  const { openEdits } = deps;
  const { target, lay, fields, rowOf, ...listTable } = table;
  const list = createWholeList(db, deps, { ...listTable, key: ['id'], edited: { target, lay } });
  const select = db.prepare<[string], Row>(
    `SELECT ${table.columns.join(', ')} FROM ${table.table} WHERE id = ?`,
  );
  const current = (key: string): Row | null => select.get(key) ?? null;

  function show(key: string, values: Row | null): void {
    const before = current(key);
    if (values) list.put(values);
    else if (before) list.drop(before);
  }

  const shelf: Shelf<Row> = {
    current,
    lay,
    show,
    take({ key, values, answer, requestedAt }) {
      const row = (answer && rowOf(answer)) ?? values;
      const id = row?.id ?? key;
      if (id !== key) show(key, null);
      const edits = openEdits.of(target, [id]).get(id) ?? [];
      if (edits.length > 0) openEdits.noteBeneath(target, id, row);
      show(id, layAll({ lay }, row, edits));
      list.noteTold(id, requestedAt);
      return NOTHING_APPLIED;
    },
    fields,
    label: (_key, values) => values?.name ?? '',
  };
  return { replace: list.replace, asOf: list.asOf, shelf };
}
