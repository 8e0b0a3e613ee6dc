import Papa from 'papaparse';
import type { Pace } from '../import/pace.ts';
import { newlineOf, type Newline } from './newlines.ts';

export interface CsvRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote opens in this line and where it closes cannot be told: the cells are the line as it stands. */
  readonly flaw: 'unclosedQuote' | null;
}

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly type: string; readonly code: string; readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/** Characters parsed at a time: some milliseconds of work. */
const PIECE = 256 * 1024;
/** After a damaged row: there may be many. */
const CAREFUL_PIECE = 4 * 1024;
/** A row that has not ended by then has a quote that is never closed. */
const LONGEST_ROW = 16 * 1024 * 1024;

/**
 * The rows of a CSV text from `start` on, blank ones left out. A quote that is not closed, or not where a cell ends, in a
 * row of several lines spoils its first line alone: reading goes on with the next, so that nothing vanishes in one cell.
 */
export async function readCsv(
  text: string,
  { delimiter, start = 0, line = 1 }: { delimiter: string; start?: number; line?: number },
  pace: Pace,
): Promise<CsvRow[]> {
  const found = await newlineOf(text, pace);
  // Where lines end in several ways, all but LF are blanks at the end of a row.
  const newline = found ?? '\n';
  const rows: CsvRow[] = [];
  const parse = (piece: string, isLast: boolean, preview = 0) =>
    new Papa.Parser({ delimiter, newline, preview }).parse(piece, 0, !isLast) as Parsed;

  let at = start;
  let size = PIECE;
  let isSecondLook = false;
  while (at < text.length) {
    await pace.rest();
    const isLast = at + size >= text.length;
    const piece = text.slice(at, at + size);
    const { data, errors, meta } = parse(piece, isLast);
    const isQuoted = piece.includes('"');
    const spoilt = isQuoted ? spoiltRow(data, errors, newline, isSecondLook) : null;
    const taken = spoilt === null ? data : data.slice(0, spoilt);
    // Counted in the whole piece first: looking into every cell takes as long as parsing them.
    const lastIsOpen = isLast && !piece.endsWith(newline);
    const lines = isQuoted ? linesIn(isLast ? piece : piece.slice(0, meta.cursor), newline) : 0;
    const isOverLines = isQuoted && lines + Number(lastIsOpen) !== data.length;
    for (const cells of taken) {
      if (found === null) trimLineEnd(cells);
      if (!isBlank(cells)) rows.push({ line, cells, flaw: null });
      line += 1;
      if (isOverLines) for (const cell of cells) line += linesIn(cell, newline);
    }
    if (spoilt !== null || (data.length === 0 && size >= LONGEST_ROW && !isLast)) {
      const from = !spoilt ? 0 : parse(piece, false, spoilt).meta.cursor;
      const found = text.indexOf(newline, at + from);
      const end = found < 0 ? text.length : found;
      const spoiltText = text.slice(at + from, end);
      rows.push({ line, cells: spoiltText.split(delimiter), flaw: 'unclosedQuote' });
      line += 1 + linesIn(spoiltText, newline);
      at = end + newline.length;
      size = CAREFUL_PIECE;
      isSecondLook = false;
    } else if (isLast) {
      break;
    } else {
      at += data.length === 0 ? 0 : meta.cursor;
      isSecondLook = data.length === 0;
      size = isSecondLook ? size * 2 : Math.min(size * 2, PIECE);
    }
  }
  return rows;
}

/** The first row that goes over several lines by a quote that is not closed, or not where its cell ends. */
function spoiltRow(
  data: readonly string[][],
  errors: Parsed['errors'],
  newline: Newline,
  isSecondLook: boolean,
): number | null {
  for (const { code, row } of errors) {
    if (code === 'MissingQuotes') return row;
    const cells = data[row];
    if (cells?.some((cell) => linesIn(cell, newline) > 0)) return row;
    // It goes on behind this piece. That its quote looks wrong may be due to where the piece was cut: not twice.
    if (!cells && isSecondLook) return row;
  }
  return null;
}

function linesIn(cell: string, newline: Newline): number {
  const mark = newline === '\r' ? '\r' : '\n';
  let count = 0;
  for (let at = cell.indexOf(mark); at >= 0; at = cell.indexOf(mark, at + 1)) count += 1;
  return count;
}

function trimLineEnd(cells: string[]): void {
  const last = cells.at(-1);
  if (last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
}

function isBlank(cells: readonly string[]): boolean {
  return !cells.some((cell) => cell !== '' && cell.trim() !== '');
}
