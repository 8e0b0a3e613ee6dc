import type { ColumnUse, ImportOptions, ImportReason } from '#contract/routes/contactImport.ts';
import { readTags } from '../csv/tagsCell.ts';
import { readAttributeTitle } from '../csv/titles.ts';
import { readOptIn } from './optInCell.ts';
import { readPhoneCell, type PhoneRead } from './phoneCell.ts';
import type { Table, TableRow } from './table.ts';
import { isMobileTitle } from './titleWords.ts';

/** What a row says of a contact beside its phone; null and empty: nothing. */
export interface RowFields {
  readonly name: string | null;
  readonly email: string | null;
  readonly tags: readonly string[];
  readonly attributes: readonly (readonly [string, unknown])[];
}

/**
 * Reads rows by what the columns are used for. The phone of every row is read, all else only where somebody needs it: of
 * a hundred thousand rows few are looked at.
 */
export interface RowReader {
  /** The phone that is taken, or why the row can't be. */
  phoneOf(row: TableRow): { readonly phone: string } | { readonly reason: ImportReason };
  /** Why a row with a phone can't be taken all the same. */
  refusalOf(row: TableRow): ImportReason | null;
  fieldsOf(row: TableRow): RowFields;
  /** What was passed over or mended to read it. */
  notesOf(row: TableRow): ImportReason[];
  /** What the cell about opt-in says; null: neither. */
  optInOf(row: TableRow): boolean | null;
}

const LONGEST_NAME = 10_000;
const LONGEST_EMAIL = 320;
const LONGEST_TAG = 1_000;

/**
 * The first phone that reads is taken, mobiles before others. An email that can't be one is left out and noted: the
 * contact is worth more than it. A row with too many cells is taken where its phone reads, since then the surplus is
 * behind it; where not, the surplus is why.
 */
export function createRowReader(
  table: Pick<Table, 'titles' | 'isOurs'>,
  columns: readonly ColumnUse[],
  { defaultCountry, extraTags }: Pick<ImportOptions, 'defaultCountry' | 'extraTags'>,
): RowReader {
  const country = defaultCountry?.toUpperCase() ?? null;
  const width = table.titles.length;
  const of = (kind: ColumnUse['kind']) =>
    columns.flatMap((use, index) => (use.kind === kind && index < width ? [index] : []));
  const isMobile = (index: number) => Number(isMobileTitle(table.titles[index] ?? ''));
  const phones = of('phone').toSorted((one, other) => isMobile(other) - isMobile(one));
  const [names, givenNames, familyNames] = [of('name'), of('givenName'), of('familyName')];
  const [emails, tagColumns, optIns] = [of('email'), of('tags'), of('optIn')];
  const allNames = [...names, ...givenNames, ...familyNames];
  const attributes = columns.flatMap((use, index) =>
    use.kind === 'attribute' && index < width
      ? [{ key: use.key, index, isJson: isJsonColumn(table, index) }]
      : [],
  );
  const wholeTags = extraTags.map((tag) => tag.trim()).filter((tag) => tag !== '');

  function readPhones({ cells }: TableRow): PhoneRead | null {
    let refused: PhoneRead | null = null;
    for (const index of phones) {
      const read = readPhoneCell(cells[index] ?? '', country);
      if (read && 'phone' in read) return read;
      refused ??= read;
    }
    return refused;
  }

  function readName(cells: readonly string[]): string | null {
    const name = first(cells, names);
    if (name !== null || givenNames.length + familyNames.length === 0) return name;
    const family = first(cells, familyNames);
    const parts = [...new Set(filled(cells, givenNames)), ...(family === null ? [] : [family])];
    return parts.length > 0 ? parts.join(' ') : null;
  }

  /** The first address there is; several may stand in a cell, but not in one of ours. */
  function readEmail(cells: readonly string[]): string | null {
    for (const index of emails) {
      const cell = (cells[index] ?? '').trim();
      if (isEmail(cell)) return cell;
      const one = cell === '' || table.isOurs ? undefined : cell.split(/[\s,;<>]+/u).find(isEmail);
      if (one !== undefined) return one;
    }
    return null;
  }

  function readAllTags(cells: readonly string[]): readonly string[] {
    const [only] = tagColumns;
    if (wholeTags.length === 0 && tagColumns.length < 2)
      return readTags((only === undefined ? '' : cells[only]) ?? '');
    return [...new Set([...tagColumns.flatMap((index) => readTags(cells[index] ?? '')), ...wholeTags])];
  }

  function readAttributes(cells: readonly string[]): (readonly [string, unknown])[] {
    if (attributes.length === 0) return [];
    return attributes.flatMap(({ key, index, isJson }) => {
      const cell = cells[index] ?? '';
      if (isJson) return cell.trim() === '' ? [] : [[key, fromJson(cell)] as const];
      // What we wrote comes back as it was, blanks around it too.
      const value = table.isOurs ? cell : cell.trim();
      return value === '' ? [] : [[key, value] as const];
    });
  }

  return {
    phoneOf(row) {
      if (row.flaw) return { reason: row.flaw };
      const read = readPhones(row);
      if (read && 'phone' in read) return read;
      if (raggedness(row, width) === 'raggedLong') return { reason: 'raggedLong' };
      return read ?? { reason: 'noPhone' };
    },
    refusalOf({ cells }) {
      // Hardly any cell is so long that it has to be looked into.
      if (lengthOf(cells, allNames) > LONGEST_NAME && (readName(cells)?.length ?? 0) > LONGEST_NAME)
        return 'nameTooLong';
      if (lengthOf(cells, tagColumns) <= LONGEST_TAG) return null;
      return readAllTags(cells).some((tag) => tag.length > LONGEST_TAG) ? 'tagTooLong' : null;
    },
    fieldsOf: ({ cells }) => ({
      name: readName(cells),
      email: readEmail(cells),
      tags: readAllTags(cells),
      attributes: readAttributes(cells),
    }),
    notesOf(row) {
      if (row.flaw) return [];
      const { cells } = row;
      const ragged = raggedness(row, width);
      const read = readPhones(row);
      const isTaken = read !== null && 'phone' in read;
      const isOneOfSeveral = isTaken && (read.isOneOfSeveral || new Set(filled(cells, phones)).size > 1);
      const isEmailOdd = readEmail(cells) === null && first(cells, emails) !== null;
      const notes: (ImportReason | null)[] = [
        ragged === 'raggedLong' && !isTaken ? null : ragged,
        isOneOfSeveral ? 'severalPhones' : null,
        isEmailOdd && isTaken ? 'emailInvalid' : null,
        optIns.length > 0 && first(cells, optIns) !== null && readOptIn(first(cells, optIns) ?? '') === null
          ? 'optInUnclear'
          : null,
      ];
      return notes.filter((note) => note !== null);
    },
    optInOf: ({ cells }) => readOptIn(first(cells, optIns) ?? ''),
  };
}

function first(cells: readonly string[], indexes: readonly number[]): string | null {
  for (const index of indexes) {
    const cell = (cells[index] ?? '').trim();
    if (cell !== '') return cell;
  }
  return null;
}

function lengthOf(cells: readonly string[], indexes: readonly number[]): number {
  let length = 0;
  for (const index of indexes) length += cells[index]?.length ?? 0;
  return length;
}

function filled(cells: readonly string[], indexes: readonly number[]): string[] {
  return indexes.map((index) => (cells[index] ?? '').trim()).filter((cell) => cell !== '');
}

function isJsonColumn({ titles, isOurs }: Pick<Table, 'titles' | 'isOurs'>, index: number): boolean {
  return isOurs && readAttributeTitle(titles[index] ?? '')?.isText === false;
}

/** Loosely: the server knows better what it takes. */
function isEmail(cell: string): boolean {
  return cell.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+$/u.test(cell);
}

function raggedness({ cells }: TableRow, width: number): 'raggedShort' | 'raggedLong' | null {
  if (cells.length < width) return 'raggedShort';
  if (cells.length === width) return null;
  return cells.slice(width).some((cell) => cell.trim() !== '') ? 'raggedLong' : null;
}

function fromJson(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    // Somebody wrote a plain word there.
    return cell.trim();
  }
}
