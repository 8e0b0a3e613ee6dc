import type { ImportReading } from '#contract/routes/contactImport.ts';
import { dialectOf } from '../csv/dialect.ts';
import { unguardCell } from '#contract/rules/csv/formulaGuard.ts';
import { readCsv, type CsvRow } from '../csv/readCsv.ts';
import { isOurHeader } from '../csv/titles.ts';
import type { DecodedFile } from './decodeFile.ts';
import { looksLikeEmail, looksLikePhone } from './looks.ts';
import type { Pace } from './pace.ts';
import type { Table, TableRow } from './table.ts';
import { useOfTitle } from './titleWords.ts';

const ROWS_A_STEP = 2_000;
/** So many rows tell how many columns there are where no header does. */
const SAMPLE_ROWS = 1_000;
const MOST_COLUMNS = 1_000;

/** A table from the text of a CSV file. */
export async function csvTable(file: DecodedFile, reading: ImportReading, pace: Pace): Promise<Table> {
  const dialect = dialectOf(file.text, reading.delimiter);
  const read = await readCsv(file.text, dialect, pace);
  const [first] = read;
  const hasHeader = reading.hasHeader ?? (first !== undefined && isHeader(first, read[1]));
  const body = hasHeader ? read.slice(1) : read;
  const titles = titlesOf(hasHeader && first ? first.cells : [], body);
  const isOurs = hasHeader && isOurHeader(titles);
  const { encoding } = file;
  return {
    format: 'csv',
    encoding,
    delimiter: dialect.delimiter,
    hasHeader,
    titles: isOurs ? titles.map(unguardCell) : titles,
    rows: isOurs ? await unguarded(body, pace) : body,
    isOurs,
  };
}

async function unguarded(rows: readonly TableRow[], pace: Pace): Promise<TableRow[]> {
  const meant: TableRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_A_STEP === 0) await pace.rest();
    meant.push({ ...row, cells: row.cells.map(unguardCell) });
  }
  return meant;
}

/** The first row names the columns where nothing in it is a value and something names a field, or differs from what follows. */
function isHeader({ cells, flaw }: CsvRow, next: CsvRow | undefined): boolean {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (flaw !== null || words.some((word) => looksLikePhone(word) > 0 || looksLikeEmail(word) > 0))
    return false;
  if (words.some((word) => useOfTitle(word) !== null)) return true;
  const isValue = (cell: string) => looksLikePhone(cell.trim()) > 0 || looksLikeEmail(cell.trim()) > 0;
  return next?.cells.some(isValue) ?? false;
}

/** The header's words, numbered where there is none, and so many as the rows have cells. */
function titlesOf(header: readonly string[], rows: readonly CsvRow[]): string[] {
  const sample = header.length > 0 ? [] : rows.slice(0, SAMPLE_ROWS).filter(({ flaw }) => flaw === null);
  const width = sample.reduce((most, { cells }) => Math.max(most, cells.length), header.length);
  return Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, index) => {
    const title = header[index] ?? '';
    return title.trim() === '' ? `Column ${index + 1}` : title;
  });
}
