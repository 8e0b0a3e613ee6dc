import { AppError } from '#contract/errors.ts';
import type { Contact, ContactSelection } from '#contract/routes/contacts.ts';
import type { Random } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import { writeCsv } from '../csv/writeCsv.ts';
import { attributeColumns, contactCells, headerOf, type AttributeColumn } from './contactCells.ts';

export interface ExportPiece {
  readonly text: string;
  /** The next piece's `after`; null: this was the last. */
  readonly next: string | null;
  readonly count: number;
}

type Contacts = Pick<Store['contacts'], 'selected'>;

const ROWS_AT_ONCE = 500;
/** A piece is not much longer, whatever attributes hold. */
const PIECE_CHARACTERS = 2_000_000;
/** Files being written at a time; the oldest is forgotten beyond that. */
const MOST_OPEN = 8;

/**
 * Writes contacts into a file a piece at a time. The columns are known before the first row is written: a first look at
 * all contacts finds which attributes they have. They are kept in memory until the file ends.
 */
export function createExports({ random }: { random: Random }) {
  const open = new Map<string, readonly AttributeColumn[]>();

  async function begin(contacts: Contacts, selection: ContactSelection): Promise<string> {
    const columns = attributeColumns();
    for (let after: number | null = null; ;) {
      const { rows, next } = await contacts.selected(selection, { after, limit: ROWS_AT_ONCE });
      for (const row of rows) columns.see(row);
      if (next === null) break;
      after = next;
    }
    const id = Buffer.from(random.bytes(8)).toString('hex');
    const [oldest] = open.keys();
    if (oldest !== undefined && open.size >= MOST_OPEN) open.delete(oldest);
    open.set(id, columns.all());
    return id;
  }

  return {
    /** `after`: what the piece before gave as `next`. Throws NOT_FOUND where that file is not being written any more. */
    async piece(
      contacts: Contacts,
      selection: ContactSelection,
      asked: string | undefined,
    ): Promise<ExportPiece> {
      const [id, from] = asked === undefined ? [await begin(contacts, selection), null] : readCursor(asked);
      const columns = open.get(id);
      if (!columns) throw new AppError('NOT_FOUND', 'This export was left off. Begin it again.');
      let text = from === null ? writeCsv([headerOf(columns)]) : '';
      let after = from;
      let count = 0;
      do {
        const found: { rows: Contact[]; next: number | null } = await contacts.selected(selection, {
          after,
          limit: ROWS_AT_ONCE,
        });
        text += writeCsv(found.rows.map((contact) => contactCells(contact, columns)));
        count += found.rows.length;
        after = found.next;
      } while (after !== null && text.length < PIECE_CHARACTERS);
      if (after === null) open.delete(id);
      return { text, next: after === null ? null : `${id}:${after}`, count };
    },
  };
}

function readCursor(cursor: string): readonly [string, number | null] {
  const [id = '', after = ''] = cursor.split(':');
  const from = Number(after);
  // A cursor we did not give names no file.
  return Number.isSafeInteger(from) ? [id, from] : ['', null];
}
