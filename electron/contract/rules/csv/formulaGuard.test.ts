import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from './formulaGuard.ts';

const RUNS = /^[\s"]*[=+\-@＝＋－＠]|^["\s]*[\t\r]|[;\t\r\n][\s"]*[=+\-@＝＋－＠]/u;

const tricky = fc.string({
  unit: fc.oneof(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ' ', ';', ',', '|', '＝', 'a', '1', 'م'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

describe('the guard against formulas', () => {
  it.each([
    ['+919810007919', "'+919810007919"],
    ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    [' "=1+1', `' "=1+1`],
    ["'=1", "''=1"],
    ['\t=1', `'\t'=1`],
    ['shoes;=cmd|x', "shoes;'=cmd|x"],
    ['first\n- second', "first\n'- second"],
    ["O'Brien", "O'Brien"],
    ["'quoted'", "'quoted'"],
    ['a-b=c', 'a-b=c'],
  ])('writes %j as %j', (cell, guarded) => {
    expect(guardCell(cell)).toBe(guarded);
    expect(unguardCell(guarded)).toBe(cell);
  });

  it('leaves no beginning of a formula, and gives every text back', () => {
    fc.assert(
      fc.property(tricky, (cell) => {
        expect(guardCell(cell)).not.toMatch(RUNS);
        expect(unguardCell(guardCell(cell))).toBe(cell);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});
