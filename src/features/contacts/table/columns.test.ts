import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  DEFAULT_LAYOUT,
  directionOf,
  moved,
  namedColumns,
  resized,
  sortedBy,
  spread,
  withColumn,
} from './columns';

const ids = (columns: readonly { id: string }[]) => columns.map(({ id }) => id);
const columns = columnsOf([{ id: 'name' }, { id: 'phone', width: 150 }, { id: 'attribute:city' }]);
const column = (id: string) => columnsOf([{ id }]).find((one) => one.id === id)!;

describe('columns of a layout', () => {
  it('comes back as it was kept', () => {
    expect(namedColumns(columns)).toEqual([
      { id: 'name' },
      { id: 'phone', width: 150 },
      { id: 'attribute:city' },
    ]);
    expect(namedColumns(columnsOf(DEFAULT_LAYOUT.columns))).toEqual(DEFAULT_LAYOUT.columns);
  });

  it('has the name first whatever was kept, none twice, none unknown, and none too thin to be seen', () => {
    const odd = [
      { id: 'email', width: 1 },
      { id: 'nonsense' },
      { id: 'attribute:' },
      { id: 'email' },
      { id: 'name', width: 90_000 },
    ];
    expect(namedColumns(columnsOf(odd))).toEqual([
      { id: 'name', width: 2_000 },
      { id: 'email', width: 64 },
    ]);
    expect(ids(columnsOf([]))).toEqual(['name']);
  });

  it('keeps an attribute apart from a field of the same name', () => {
    expect(column('attribute:name')).toMatchObject({ field: 'attribute', key: 'name' });
    expect(column('attribute:a:b')).toMatchObject({ key: 'a:b' });
  });
});

describe('widths', () => {
  it('shares what room is left among columns without a width of their own', () => {
    const widths = spread(columns, 1_000);
    expect(widths[1]).toBe(150);
    expect(widths.reduce((sum, width) => sum + width)).toBeGreaterThan(990);
    expect(spread(columns, 100)).toEqual([200, 150, 136]);
  });

  it('keeps the dragged edge under the pointer: columns before it stay as wide as they are drawn', () => {
    const drawn = spread(columns, 1_000);
    const wider = resized(columns, 'phone', 190, drawn);
    expect(spread(wider, 1_000).slice(0, 2)).toEqual([drawn[0], 190]);
    expect(resized(columns, 'phone', null, drawn)[1]?.width).toBeNull();
  });
});

it('moves a column among its neighbours, never past the name or the ends', () => {
  expect(ids(moved(columns, 'phone', 1))).toEqual(['name', 'attribute:city', 'phone']);
  expect(moved(columns, 'phone', -1)).toBe(columns);
  expect(moved(columns, 'attribute:city', 1)).toBe(columns);
  expect(moved(columns, 'name', 1)).toBe(columns);
});

it('shows and hides a column, but never the name', () => {
  expect(ids(withColumn(columns, 'phone', false))).toEqual(['name', 'attribute:city']);
  expect(ids(withColumn(columns, 'email', true))).toEqual(['name', 'phone', 'attribute:city', 'email']);
  expect(withColumn(columns, 'name', false)).toBe(columns);
});

describe('order', () => {
  it('is by name where none was chosen, and a press turns it round and back', () => {
    const name = column('name');
    expect(directionOf(name, null)).toBe('ascending');
    const down = sortedBy(name, null);
    expect(down).toEqual({ by: 'name', isDescending: true });
    expect(sortedBy(name, down)).toBeNull();
  });

  it('puts the newest first, and tells attributes apart', () => {
    expect(sortedBy(column('lastMessageAt'), null)).toEqual({ by: 'lastMessageAt', isDescending: true });
    const byCity = sortedBy(column('attribute:city'), null);
    expect(byCity).toEqual({ by: 'attribute', key: 'city', isDescending: false });
    expect(directionOf(column('attribute:size'), byCity)).toBeNull();
    expect(directionOf(column('attribute:city'), byCity)).toBe('ascending');
  });

  it('stays where a column gives none', () => {
    const sort = { by: 'email', isDescending: true } as const;
    expect(sortedBy(column('tags'), sort)).toBe(sort);
  });
});
