import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from '#contract/rules/csv/formulaGuard.ts';
import { dialectOf } from './dialect.ts';
import { readCsv } from './readCsv.ts';
import { writeCsv } from './writeCsv.ts';

const pace = { rest: () => Promise.resolve() };

async function rowsOf(text: string, delimiter = ',') {
  return await readCsv(text, { delimiter }, pace);
}

/** Line, then cells; an unclosed one marked. */
async function told(text: string) {
  return (await rowsOf(text)).map(({ line, cells, flaw }) => [line, ...cells, ...(flaw ? ['!'] : [])]);
}

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      "'",
      '"',
      ' ',
      ';',
      ',',
      'a',
      'م',
      '👩‍👩‍👧',
      '\u202e',
      '\0',
    ),
    maxLength: 8,
  }),
);

describe('reading CSV', () => {
  it('gives back what was written, whatever people wrote', async () => {
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const read = (await rowsOf(writeCsv(rows))).map(({ cells }) => cells.map(unguardCell));
        expect(read).toEqual(rows.filter((cells) => cells.some((one) => guardCell(one).trim() !== '')));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('keeps the lines that follow an unclosed quote', async () => {
    expect(await told('p,n\n1,"Ann\n2,"Bob",x\n3,Cid\n4,"Di\n5,Eve\n')).toEqual([
      [1, 'p', 'n'],
      [2, '1', '"Ann', '!'],
      [3, '2', 'Bob', 'x'],
      [4, '3', 'Cid'],
      [5, '4', '"Di', '!'],
      [6, '5', 'Eve'],
    ]);
  });

  it('keeps them when there are thousands, and the quotes are far apart', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) =>
      index % 3 === 0 ? `${index},"open ${'x'.repeat(index % 97)}` : `${index},fine`,
    );
    const rows = await rowsOf(lines.join('\r\n'));
    expect(rows.map(({ cells }) => cells[0])).toEqual(lines.map((_, index) => String(index)));
    expect(rows.filter(({ flaw }) => flaw)).toHaveLength(1000);
  });

  it('finds the rows behind a quote that never closes in megabytes', async () => {
    const rest = Array.from({ length: 200_000 }, (_, index) => `${index},somebody with a name`).join('\n');
    const rows = await rowsOf(`a,"b\n${rest}`);
    expect(rows).toHaveLength(200_001);
    expect(rows.at(-1)).toEqual({ line: 200_001, cells: ['199999', 'somebody with a name'], flaw: null });
  });

  it('reads cells of several lines, also longer than a piece, and counts their lines', async () => {
    const long = 'word\n'.repeat(60_000);
    expect((await told(`a,"x\ny"\nb,"${long}"\nc,d\n`)).map(([line, first]) => [line, first])).toEqual([
      [1, 'a'],
      [3, 'b'],
      [60_004, 'c'],
    ]);
  });

  it.each([
    ['\r\n', 'a,"x\ny"\r\nb,c\r\n'],
    ['\r', 'a,"x\ny"\rb,c\r'],
    ['several', 'a,"x\ny"\r\nb,c\n'],
  ])('reads lines that end in %j', async (_, text) => {
    const rows = await rowsOf(text);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', 'x\ny'],
      ['b', 'c'],
    ]);
  });

  it('is the same wherever a piece of it ends', async () => {
    const row = '"a ""b""","c\r\nd",e\r\n';
    for (const padding of [0, 1, 2, 3, 5, 7, 9, 11, 13, 15, 17, 19, 20, 21]) {
      const rows = await rowsOf(`${'p'.repeat(padding)},,\r\n${row.repeat(8000)}`);
      expect(rows.slice(padding ? 1 : 0).filter(({ cells }) => cells.join('|') !== 'a "b"|c\r\nd|e')).toEqual(
        [],
      );
    }
  });

  it.each([
    ['a;b;c\n1,5;2;3\n1,7;2;3', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a|b\n1|2', '|'],
    ['phone\n+4917012345', ','],
    ['sep=;\na,b;c,d\n', ';'],
  ])('sees how the cells of %j are parted', (text, delimiter) => {
    expect(dialectOf(text, undefined).delimiter).toBe(delimiter);
  });
});
