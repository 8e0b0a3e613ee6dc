/**
 * A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` (or their full-width forms) for a formula and runs it;
 * blanks and quotes before that do not keep every program from it. One that splits at semicolons, tabs or lines where that
 * was not meant finds further beginnings in the middle of a cell. There an apostrophe goes in, and on the way back one
 * comes out: both look for the same beginnings with any number of apostrophes before them, so every text comes back.
 */
const MAY_BE_FORMULA = /[=+\-@＝＋－＠\t\r\n]/u;
const BEGINS_CELL = `(?=(?:[^\\S\\t\\r\\n]|["'])*[=+\\-@＝＋－＠\\t\\r\\n])`;
const BEGINS_PART = `(?=(?:[^\\S\\t\\r\\n]|["'])*[=+\\-@＝＋－＠])`;
const UNGUARDED = new RegExp(`^${BEGINS_CELL}|(?<=[\\t\\r\\n;])${BEGINS_PART}`, 'gu');
const GUARDED = new RegExp(`^'${BEGINS_CELL}|(?<=[\\t\\r\\n;])'${BEGINS_PART}`, 'gu');

/** The cell so that no spreadsheet runs it: `+91…` becomes `'+91…`, which also keeps it from being read as a sum. */
export function guardCell(cell: string): string {
  return MAY_BE_FORMULA.test(cell) ? cell.replaceAll(UNGUARDED, "'") : cell;
}

/** What `guardCell` was given. */
export function unguardCell(cell: string): string {
  return cell.includes("'") ? cell.replaceAll(GUARDED, '') : cell;
}
