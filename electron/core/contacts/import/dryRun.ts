import type { ColumnUse, ImportOptions, ImportReason, Verdict } from '#contract/routes/contactImport.ts';
import type { Contact } from '#contract/routes/contacts.ts';
import type { Store } from '#core/store/store.ts';
import { changeOfExisting, changeOfNew, type ContactChange, type ContactUpdate } from './contactChange.ts';
import { guessColumns } from './guessColumns.ts';
import type { Pace } from './pace.ts';
import { repeatedPhones } from './repeatedPhones.ts';
import { createRowReader, type RowReader } from './rowReader.ts';
import type { Table, TableRow } from './table.ts';

/**
 * What would become of a row. There are very many rows, so most outcomes are one object that they share, and what a row
 * itself tells is read again where it is needed.
 */
export interface Outcome {
  readonly verdict: Verdict;
  readonly reason: ImportReason | null;
  readonly sameAsLine: number | null;
  /** Of an update. */
  readonly update: ContactUpdate | null;
}

/**
 * `phones` and `outcomes` are those of the table's rows, at the same indexes: a phone as a number, which holds every E.164
 * one exactly, and 0 where there is none.
 */
export interface DryRun {
  readonly table: Table;
  readonly options: ImportOptions;
  readonly reader: RowReader;
  readonly phones: Float64Array;
  readonly outcomes: readonly Outcome[];
}

/** Options of which some are left out. */
export type AskedOptions = { readonly [Name in keyof ImportOptions]?: ImportOptions[Name] | undefined };

type Contacts = Pick<Store['contacts'], 'getMany'>;

/** Looked up in the store at a time. */
const LOOKED_UP = 1_000;
/** Rows read between two rests: about a millisecond. */
const READ_A_STEP = 100;

/** The options with what was left out: columns as guessed, the rest as the contract says. */
export function fullOptions(table: Table, asked: AskedOptions): ImportOptions {
  const columns = asked.columns ?? guessColumns(table);
  return {
    columns: table.titles.map((_, index): ColumnUse => columns[index] ?? { kind: 'ignore' }),
    defaultCountry: asked.defaultCountry ?? null,
    optIn: asked.optIn ?? null,
    existing: asked.existing ?? 'update',
    extraTags: asked.extraTags ?? [],
  };
}

/** What would become of every row; nothing is written. */
export async function dryRun(
  table: Table,
  options: ImportOptions,
  contacts: Contacts,
  pace: Pace,
): Promise<DryRun> {
  const { rows } = table;
  const reader = createRowReader(table, options.columns ?? [], options);
  const phones = new Float64Array(rows.length);
  const outcomes: Outcome[] = [];
  for (let from = 0; from < rows.length; from += LOOKED_UP) {
    const read: (string | null)[] = [];
    for (let index = from; index < Math.min(from + LOOKED_UP, rows.length); index += 1) {
      if (index % READ_A_STEP === 0) await pace.rest();
      const found = reader.phoneOf(rows[index] ?? NO_ROW);
      const phone = 'phone' in found ? found.phone : null;
      phones[index] = Number(phone);
      read.push(phone);
    }
    const here = await contacts.getMany(read.filter((phone) => phone !== null));
    let next = 0;
    for (const [place, phone] of read.entries()) {
      // They come in the order they were asked for.
      const existing = phone !== null && here[next]?.phone === phone ? here[next++] : undefined;
      outcomes.push(outcomeOf(rows[from + place] ?? NO_ROW, phone, existing, reader, options));
    }
  }
  await markDuplicates(rows, phones, outcomes, pace);
  return { table, options, reader, phones, outcomes };
}

const NO_ROW: TableRow = { line: 0, cells: [], flaw: null };

/** The outcome of a row, as if no other had its phone. */
function outcomeOf(
  row: TableRow,
  phone: string | null,
  existing: Contact | undefined,
  reader: RowReader,
  options: ImportOptions,
): Outcome {
  const reason = phone === null ? reasonOf(reader.phoneOf(row)) : reader.refusalOf(row);
  if (phone === null || reason) return { ...NOTHING_ELSE, verdict: 'rejected', reason };
  if (!existing) {
    return options.optIn === 'column' && reader.optInOf(row) === null ? OPT_IN_UNCLEAR : CREATE;
  }
  if (options.existing === 'skip') return SKIP;
  const update = changeOfExisting(reader.fieldsOf(row), optInOf(row, reader, options), existing);
  return update ? { ...NOTHING_ELSE, verdict: 'update', update } : SAME;
}

/** The first row that is taken has its phone; later ones are duplicates of it. */
async function markDuplicates(
  rows: readonly TableRow[],
  phones: Float64Array,
  outcomes: Outcome[],
  pace: Pace,
): Promise<void> {
  const repeated = await repeatedPhones(phones, pace);
  if (repeated.size === 0) return;
  const lineOf = new Map<number, number>();
  for (const [index, phone] of phones.entries()) {
    if (index % LOOKED_UP === 0) await pace.rest();
    if (!repeated.has(phone) || outcomes[index]?.verdict === 'rejected') continue;
    const sameAsLine = lineOf.get(phone);
    if (sameAsLine === undefined) lineOf.set(phone, rows[index]?.line ?? 0);
    else outcomes[index] = { ...NOTHING_ELSE, verdict: 'duplicate', sameAsLine };
  }
}

function reasonOf(read: ReturnType<RowReader['phoneOf']>): ImportReason | null {
  return 'reason' in read ? read.reason : null;
}

const NOTHING_ELSE = { reason: null, sameAsLine: null, update: null } as const;
const OPT_IN_UNCLEAR: Outcome = { ...NOTHING_ELSE, verdict: 'rejected', reason: 'optInUnclear' };
const CREATE: Outcome = { ...NOTHING_ELSE, verdict: 'create' };
const SKIP: Outcome = { ...NOTHING_ELSE, verdict: 'skip' };
const SAME: Outcome = { ...NOTHING_ELSE, verdict: 'same' };

/** A row with its outcome. */
export interface JudgedRow extends Outcome {
  readonly row: TableRow;
  readonly phone: string | null;
}

/** The row at an index of the table. */
export function judgedRow({ table, phones, outcomes }: DryRun, index: number): JudgedRow {
  const [row = NO_ROW, outcome = SAME] = [table.rows[index], outcomes[index]];
  return { row, phone: phones[index] ? `+${phones[index]}` : null, ...outcome };
}

/** What its contact becomes; null where nothing is sent for it. */
export function changeOf(
  { row, verdict, update }: JudgedRow,
  { reader, options }: DryRun,
): ContactChange | null {
  if (verdict === 'create') return changeOfNew(reader.fieldsOf(row), optInOf(row, reader, options));
  return update?.change ?? null;
}

/** Where opt-in was not chosen or is kept, nobody's changes: null. */
function optInOf(row: TableRow, reader: RowReader, { optIn }: ImportOptions): boolean | null {
  switch (optIn) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'column':
      return reader.optInOf(row);
    default:
      return null;
  }
}
