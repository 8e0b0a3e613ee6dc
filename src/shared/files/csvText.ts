import { guardCell } from '#contract/rules/csv/formulaGuard.ts';

/** Spreadsheets take text for UTF-8 only where this stands first. */
const BYTE_ORDER_MARK = '\ufeff';

/** A table as the text of a CSV file; null is an empty cell. No cell is run as a formula where the file is opened. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  // A number is nobody's words, and stays one.
  if (typeof cell === 'number') return String(cell);
  const guarded = guardCell(cell);
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
