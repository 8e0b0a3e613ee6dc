/**
 * @typedef {import('./benches.mjs').BenchResult} BenchResult
 * @typedef {import('../../tests/bench/bench.ts').Figure} Figure
 */

const HEAD = ['figure', 'value', 'bound', '', 'note'];
/** Columns of numbers, set to the right. */
const NUMBERS = [1, 2];

/**
 * Every figure by its name, as `--json` prints it.
 * @param {readonly BenchResult[]} results
 * @returns {Record<string, number>}
 */
export function toFlat(results) {
  const figures = results.flatMap((result) => ('figures' in result ? result.figures : []));
  return Object.fromEntries(figures.map(({ name, value }) => [name, value]));
}

/**
 * @param {readonly BenchResult[]} results
 * @returns {string}
 */
export function toTable(results) {
  const rows = results.flatMap((result) =>
    'figures' in result
      ? result.figures.map(rowOf)
      : [[result.name, 'crashed', '', '', 'see above; its figures are missing']],
  );
  const widths = HEAD.map((head, column) =>
    Math.max(...[HEAD, ...rows].map((row) => (row[column] ?? head).length)),
  );
  /** @param {string[]} row */
  const line = (row) =>
    row
      .map((cell, column) =>
        NUMBERS.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [HEAD, widths.map((width) => '─'.repeat(width)), ...rows].map(line).join('\n');
}

/** @param {Figure} figure */
export function isOver({ value, atMost }) {
  return atMost !== undefined && value > atMost;
}

/** @param {Figure} figure */
function rowOf(figure) {
  const { name, value, unit, atMost, note = '' } = figure;
  const bound = atMost === undefined ? '' : `≤ ${inUnit(atMost, unit)}`;
  const verdict = atMost === undefined ? '' : isOver(figure) ? 'OVER' : 'ok';
  return [name, inUnit(value, unit), bound, verdict, note];
}

/**
 * @param {number} value
 * @param {Figure['unit']} unit
 */
function inUnit(value, unit) {
  switch (unit) {
    case 'ratio':
      return `${rounded(value)} ×`;
    case 'ms':
    case 's':
    case 'MB':
      return `${rounded(value)} ${unit}`;
    case 'bytes':
      return value < 1e6 ? `${rounded(value / 1e3)} kB` : `${rounded(value / 1e6)} MB`;
    case 'count':
      return value.toLocaleString('en', { maximumFractionDigits: 1 });
  }
}

/**
 * Three digits, or all before the point.
 * @param {number} value
 */
function rounded(value) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-3))));
  return value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: digits });
}
