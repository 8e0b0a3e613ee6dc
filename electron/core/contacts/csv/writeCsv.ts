import Papa from 'papaparse';
import { guardCell } from '#contract/rules/csv/formulaGuard.ts';

/**
 * Rows as a piece of a CSV file: UTF-8 text with CRLF and no byte order mark, the last row ended too, so that pieces one
 * after the other are a file. null is an empty cell. No cell is run as a formula where the file is opened; our own import
 * gives every cell back as it was, where the first row is one that `isOurHeader` knows.
 */
export function writeCsv(rows: readonly (readonly (string | null)[])[]): string {
  if (rows.length === 0) return '';
  const guarded = rows.map((cells) => cells.map((cell) => (cell === null ? '' : guardCell(cell))));
  return `${Papa.unparse(guarded, { delimiter: ',', newline: '\r\n' })}\r\n`;
}
