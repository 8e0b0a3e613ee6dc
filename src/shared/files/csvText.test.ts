import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvText } from './csvText';

const SUM = '=SUM(A1:A9)';

it('writes what is read again, whatever cells hold', () => {
  const rows = [
    ['Tag', 'Messages'],
    ['vip, "gold"', 12],
    ['two\r\nlines', null],
    ['नमस्ते', -3],
  ];
  const read = Papa.parse<string[]>(csvText(rows).slice(1), { skipEmptyLines: true }).data;
  expect(read).toEqual([
    ['Tag', 'Messages'],
    ['vip, "gold"', '12'],
    ['two\r\nlines', ''],
    ['नमस्ते', '-3'],
  ]);
});

it('lets no cell be run as a formula, and leaves numbers numbers', () => {
  expect(csvText([[SUM, '+1', '-2', '@x', -4]])).toBe(`\ufeff'${SUM},'+1,'-2,'@x,-4\r\n`);
});

it('begins with the mark that tells spreadsheets of UTF-8', () => {
  expect(csvText([['a']]).charCodeAt(0)).toBe(0xfeff);
});
