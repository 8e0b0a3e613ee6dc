import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Meta } from '../meta.ts';
import type { ContactPassState } from '../store.ts';

const GENERATION = 'store.contactGeneration';
/** When the pass under way began; missing where none is. */
const BEGAN_AT = 'store.contactPassBeganAt';

export type ContactPasses = ReturnType<typeof createContactPasses>;

/**
 * What the pass over the contact list that is under way has seen: kept by page in the file, so that it outlives a crash,
 * and marked by person in memory.
 */
export function createContactPasses(db: Database, meta: Meta) {
  const insert = db.prepare<[number, number | null, number, string]>(
    'INSERT INTO contact_pages (generation, page, requested_at, ids) VALUES (?, ?, ?, ?)',
  );
  const forget = db.prepare<[]>('DELETE FROM contact_pages');
  const pages = db
    .prepare<[], number>('SELECT DISTINCT page FROM contact_pages WHERE page IS NOT NULL ORDER BY page')
    .pluck();
  const lastAt = db.prepare<[], number | null>('SELECT MAX(requested_at) FROM contact_pages').pluck();
  const lastRow = db.prepare<[], number | null>('SELECT MAX(id) FROM contact_pages').pluck();
  const rowsAfter = db
    .prepare<[number], string>('SELECT ids FROM contact_pages WHERE id > ? ORDER BY id')
    .pluck();
  const contacts = db.prepare<[], number>('SELECT person_id FROM contacts ORDER BY person_id').pluck();

  let marks = noMarks();

  /** The marks as the file has them: what was rolled back there was never seen. */
  function current(): Marks {
    const last = lastRow.get() ?? 0;
    const generation = meta.number(GENERATION) ?? 0;
    if (marks.generation !== generation || marks.row > last) marks = { ...noMarks(), generation };
    if (marks.row < last) {
      for (const ids of rowsAfter.all(marks.row)) note(marks, JSON.parse(ids) as number[]);
      marks.row = last;
    }
    return marks;
  }

  return {
    begin(at: number, resumeWithinMs: number): ContactPassState {
      const beganAt = meta.number(BEGAN_AT);
      if (beganAt !== null && Math.abs(at - Math.max(beganAt, lastAt.get() ?? 0)) < resumeWithinMs) {
        const { generation, seen } = current();
        return { generation, beganAt, pages: pages.all(), seen };
      }
      forget.run();
      const generation = (meta.number(GENERATION) ?? 0) + 1;
      meta.set(GENERATION, String(generation));
      meta.set(BEGAN_AT, String(at));
      return { generation, beganAt: at, pages: [], seen: 0 };
    },
    beganAt: (generation: number): number | null =>
      generation === meta.number(GENERATION) ? meta.number(BEGAN_AT) : null,
    /** Marks these people as seen; `page` null: beside the pages. Does nothing without a pass. */
    mark(page: number | null, requestedAt: number, ids: readonly number[]): void {
      if (meta.number(BEGAN_AT) === null || (page === null && ids.length === 0)) return;
      // Before the next row: it may get the number of one that was rolled back.
      const { generation } = current();
      insert.run(generation, page, Math.trunc(requestedAt), `[${ids.join(',')}]`);
    },
    seen: (): number => current().seen,
    /** Ids of the contacts that were not seen, first to last known. */
    unseen(): number[] {
      const { isSeen } = current();
      return contacts.all().filter((id) => isSeen[id] !== 1);
    },
    end(): void {
      meta.delete(BEGAN_AT);
      forget.run();
    },
  };
}

interface Marks {
  readonly generation: number;
  /** Up to which row of the file these are. */
  row: number;
  /** By person id. */
  isSeen: Uint8Array;
  seen: number;
}

function noMarks(): Marks {
  return { generation: 0, row: 0, isSeen: new Uint8Array(1_024), seen: 0 };
}

function note(marks: Marks, ids: readonly number[]): void {
  for (const id of ids) {
    if (id >= marks.isSeen.length) {
      const longer = new Uint8Array(Math.max(id + 1, marks.isSeen.length * 2));
      longer.set(marks.isSeen);
      marks.isSeen = longer;
    }
    if (marks.isSeen[id] === 1) continue;
    marks.isSeen[id] = 1;
    marks.seen += 1;
  }
}
