import type { Database } from 'better-sqlite3-multiple-ciphers';

/** Some people's texts, a line each: a line of its own they never hold. */
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
  readonly pieces: Piece[];
  lastId: number;
  count: number;
  isWhole: boolean;
}

export type ContactTexts = ReturnType<typeof createContactTexts>;

/**
 * What contacts are found by, in memory: about 60 bytes a person and nothing before it is first needed. Texts that were
 * written since are kept beside, until they are many. Of people who are no contacts it may hold what they were found by once.
 */
export function createContactTexts(db: Database, pieceSize = PIECE) {
  const piece = db.prepare<[number, number], { ids: string; texts: Buffer | null }>(TEXTS_SQL);
  const textsOf = db.prepare<[string], { id: number; search: string }>(CHANGED_TEXTS_SQL);

  let base: Base | null = null;
  /** Of people whose text in `base` is not theirs any more. */
  const beside = new Map<number, string>();
  const written = new Set<number>();
  let last: { readonly key: string; readonly marks: Uint8Array } | null = null;

  function forget(): void {
    base = null;
    last = null;
    beside.clear();
    written.clear();
  }

  /** Reads the next piece; gives whether there may be another. */
  function step(): boolean {
    base ??= { pieces: [], lastId: 0, count: 0, isWhole: false };
    if (base.isWhole) return false;
    const { ids: list, texts } = piece.get(base.lastId, pieceSize) ?? { ids: '[]', texts: null };
    const ids = JSON.parse(list) as number[];
    if (texts !== null) base.pieces.push({ ids, texts, ends: endsOf(texts, ids.length) });
    base.lastId = Math.max(base.lastId, ids[0] ?? 0, ids.at(-1) ?? 0);
    base.count += ids.length;
    base.isWhole = ids.length < pieceSize;
    return !base.isWhole;
  }

  function refreshed(): Base | null {
    while (step());
    if (written.size > 0) {
      last = null;
      for (const { id, search } of textsOf.all(JSON.stringify([...written]))) beside.set(id, search);
      written.clear();
    }
    if (base && beside.size > mostBeside(base)) {
      forget();
      while (step());
    }
    return base;
  }

  return {
    /** Its text may be another now. */
    wrote(id: number): void {
      if (!base) return;
      written.add(id);
      if (written.size > mostBeside(base)) forget();
    },
    forget,
    step,
    isNeeded: (): boolean => base === null,
    /** Marks by person id everybody in whose text all terms occur. */
    find(terms: readonly string[]): Uint8Array {
      const { pieces, lastId } = refreshed() ?? { pieces: [], lastId: 0 };
      const key = terms.join('\n');
      if (last?.key === key) return last.marks;
      const longestFirst = [...terms].sort((one, other) => other.length - one.length);
      const needles = longestFirst.map((term) => Buffer.from(term));
      let highest = lastId;
      for (const id of beside.keys()) highest = Math.max(highest, id);
      const marks = new Uint8Array(highest + 1);
      for (const one of pieces) markIn(one, needles, marks);
      for (const [id, text] of beside) {
        marks[id] = terms.every((term) => text.includes(term)) ? 1 : 0;
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
  let row = 0;
  for (let at = 0; at < texts.length; at += 1) if (texts[at] === LINE_END) ends[row++] = at;
  ends[row] = texts.length;
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
