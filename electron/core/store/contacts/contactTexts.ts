import type { Database } from 'better-sqlite3-multiple-ciphers';

/** People in one piece of memory. */
export const TEXTS_SQL = `
  SELECT json_group_array(id) AS ids, CAST(group_concat(replace(search, char(10), ' '), char(10)) AS BLOB) AS texts
  FROM (SELECT id, search FROM people WHERE id > ? ORDER BY id LIMIT ?)`;
export const CHANGED_TEXTS_SQL = `
  SELECT p.id, p.search FROM json_each(?) AS asked CROSS JOIN people AS p ON p.id = asked.value`;

const PIECE = 50_000;
/** So many changed texts are looked through one by one, or a share of all; beyond that all are read again. */
const MOST_CHANGED = 1_000;
const MOST_CHANGED_SHARE = 0.02;

interface Piece {
  readonly ids: readonly number[];
  /** Folded texts in UTF-8, one a line. */
  readonly texts: Buffer;
  /** Where each line ends. */
  readonly ends: Uint32Array;
}

interface Base {
  readonly pieces: readonly Piece[];
  readonly lastId: number;
  readonly count: number;
}

export type ContactTexts = ReturnType<typeof createContactTexts>;

/**
 * What contacts are found by, in memory: about 45 bytes a person and nothing before the first search. Texts that were
 * written since are kept beside, until they are many. Of people who are no contacts it may hold what they were found by once.
 */
export function createContactTexts(db: Database) {
  const piece = db.prepare<[number, number], { ids: string; texts: Buffer | null }>(TEXTS_SQL);
  const textsOf = db.prepare<[string], { id: number; search: string }>(CHANGED_TEXTS_SQL);

  let base: Base | null = null;
  /** Of people whose text in `base` is not theirs any more; null: they are gone. */
  const beside = new Map<number, string | null>();
  const written = new Set<number>();
  let last: { readonly key: string; readonly marks: Uint8Array } | null = null;

  function forget(): void {
    base = null;
    last = null;
    beside.clear();
    written.clear();
  }

  function read(): Base {
    const pieces: Piece[] = [];
    let lastId = 0;
    let count = 0;
    for (;;) {
      const { ids: list, texts } = piece.get(lastId, PIECE) ?? { ids: '[]', texts: null };
      const ids = JSON.parse(list) as number[];
      if (texts === null || ids.length === 0) return { pieces, lastId, count };
      pieces.push({ ids, texts, ends: endsOf(texts, ids.length) });
      lastId = Math.max(...[ids[0] ?? 0, ids[ids.length - 1] ?? 0]);
      count += ids.length;
    }
  }

  function refreshed(): Base {
    if (base && written.size > 0) {
      last = null;
      for (const id of written) beside.set(id, null);
      for (const { id, search } of textsOf.all(JSON.stringify([...written]))) beside.set(id, search);
      written.clear();
    }
    if (base && beside.size <= mostBeside(base)) return base;
    forget();
    return (base = read());
  }

  return {
    /** Its text may be another now. */
    wrote(id: number): void {
      if (!base) return;
      written.add(id);
      if (written.size > mostBeside(base)) forget();
    },
    forget,
    /** Marks by person id everybody in whose text all terms occur. */
    find(terms: readonly string[]): Uint8Array {
      const { pieces, lastId } = refreshed();
      const key = terms.join('\n');
      if (last?.key === key) return last.marks;
      const longestFirst = [...terms].sort((one, other) => other.length - one.length);
      const needles = longestFirst.map((term) => Buffer.from(term));
      const marks = new Uint8Array(Math.max(lastId, ...beside.keys()) + 1);
      for (const one of pieces) markIn(one, needles, marks);
      for (const [id, text] of beside) {
        marks[id] = text !== null && terms.every((term) => text.includes(term)) ? 1 : 0;
      }
      last = { key, marks };
      return marks;
    },
  };
}

function mostBeside({ count }: Base): number {
  return Math.max(MOST_CHANGED, count * MOST_CHANGED_SHARE);
}

function endsOf(texts: Buffer, count: number): Uint32Array {
  const ends = new Uint32Array(count);
  let from = 0;
  for (let row = 0; row < count; row += 1) {
    const end = texts.indexOf(LINE_END, from);
    ends[row] = end < 0 ? texts.length : end;
    from = end + 1;
  }
  return ends;
}

const LINE_END = 10;

/** Goes from hit to hit of the first needle, and looks for the others in its line. */
function markIn({ ids, texts, ends }: Piece, needles: readonly Buffer[], marks: Uint8Array): void {
  const [first, ...others] = needles;
  if (!first) return;
  // A single byte is found several times as fast when it is given as a number.
  const sought = first.length === 1 ? (first[0] ?? 0) : first;
  let row = 0;
  for (let at = texts.indexOf(sought); at >= 0; at = texts.indexOf(sought, (ends[row] ?? 0) + 1)) {
    while ((ends[row] ?? Infinity) < at) row += 1;
    const end = ends[row] ?? texts.length;
    const start = row === 0 ? 0 : (ends[row - 1] ?? 0) + 1;
    if (others.every((needle) => isWithin(texts, start, end, needle))) marks[ids[row] ?? 0] = 1;
    if (end >= texts.length) return;
  }
}

function isWithin(texts: Buffer, start: number, end: number, needle: Buffer): boolean {
  const { length } = needle;
  const first = needle[0];
  next: for (let at = start; at + length <= end; at += 1) {
    if (texts[at] !== first) continue;
    for (let index = 1; index < length; index += 1) if (texts[at + index] !== needle[index]) continue next;
    return true;
  }
  return false;
}
