import { expect, test } from 'vitest';
import { attributesOf, rowProblem, rowsOf, valueOf, withNewRow } from './attributeRows';

const ODD = {
  city: 'Pune',
  orders: 12,
  ratio: 0.1,
  isVip: false,
  nothing: null,
  empty: '',
  sizes: ['S', 'M'],
  address: { zip: 411001 },
  __proto__text: 'x',
};

test('values of every type come out of the form as they went in', () => {
  const out = attributesOf(rowsOf(ODD));
  expect(out).toEqual(ODD);
  expect(out['sizes']).toBe(ODD.sizes);
});

test('an attribute called __proto__ is an attribute', () => {
  const odd = JSON.parse('{"__proto__": "text", "constructor": 1}') as Record<string, unknown>;
  expect(JSON.stringify(attributesOf(rowsOf(odd)))).toBe('{"__proto__":"text","constructor":1}');
});

const typedOver = (original: unknown, typed: string) => valueOf({ id: 0, key: 'k', original, typed });

test('a number that is typed over stays a number, and text becomes text', () => {
  expect(typedOver(12, '13')).toBe(13);
  expect(typedOver(12, '-0.5')).toBe(-0.5);
  expect(typedOver(12, 'twelve')).toBe('twelve');
  // Zeros in front and long digits would be lost.
  expect(typedOver(12, '007')).toBe('007');
  expect(typedOver(12, '12345678901234567890')).toBe('12345678901234567890');
  expect(typedOver(12, '')).toBe('');
  expect(typedOver(false, 'true')).toBe(true);
  expect(typedOver(false, 'maybe')).toBe('maybe');
  expect(typedOver('12', '13')).toBe('13');
});

test('typing back what stood there changes nothing', () => {
  expect(typedOver(null, '')).toBeNull();
  expect(typedOver(12, '12')).toBe(12);
});

test('a new row counts once it has a name; a value without a name and a name twice are said', () => {
  const rows = withNewRow(rowsOf({ city: 'Pune' }));
  const blank = rows[1]!;
  expect(attributesOf(rows)).toEqual({ city: 'Pune' });
  expect(rowProblem(blank, rows)).toBeNull();
  expect(rowProblem({ ...blank, typed: 'Mumbai' }, rows)).toBe('noKey');
  const twice = [rows[0]!, { ...blank, key: ' city ' }];
  expect(twice.map((row) => rowProblem(row, twice))).toEqual(['twice', 'twice']);
  expect(withNewRow(rows).map(({ id }) => id)).toEqual([0, 1, 2]);
});
