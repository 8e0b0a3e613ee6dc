import type { Random } from '../world/random.ts';
import type { WrongType } from './fault.ts';

type Json = Record<string, unknown>;

/** What names a row stays as it is: whoever reads the row again later must know it. */
const KEPT = new Set(['id', 'phone_number', 'message_id']);
const ODD_VALUES: readonly unknown[] = [null, true, 0, -7.5, '', 'odd', [], [['odd']], {}, { odd: [null] }];
const ODD_ROWS: readonly unknown[] = [null, 'a row', 42, true, [], {}];

/** An answer of the API whose body, data, rows or fields are of another type; what else it says stays. */
export function retype(variant: WrongType, body: Json, random: Random): unknown {
  const { data } = body;
  const rows: readonly unknown[] = Array.isArray(data) ? (data as unknown[]) : [data];
  const withRows = (changed: unknown[]) => ({ ...body, data: Array.isArray(data) ? changed : changed[0] });
  switch (variant) {
    case 'bodyText':
      return 'Down for maintenance';
    case 'bodyNumber':
      return 200;
    case 'bodyNull':
      return null;
    case 'dataText':
      return { ...body, data: 'none' };
    case 'dataNumber':
      return { ...body, data: rows.length };
    case 'dataNull':
      return { ...body, data: null };
    case 'dataObject':
      return { ...body, data: Array.isArray(data) ? { message: 'OK' } : [['OK']] };
    case 'rowTexts':
      return withRows(rows.map((_, index) => `row ${index}`));
    case 'rowNulls':
      return withRows(rows.map(() => null));
    case 'rowMix':
      return withRows(
        rows.map((row, index) => (index === 0 || random.chance(0.3) ? random.pick(ODD_ROWS) : row)),
      );
    case 'fields':
      return withRows(rows.map((row) => withOddFields(row, random)));
  }
}

function withOddFields(row: unknown, random: Random): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const fields = Object.entries(row).map(([name, value]): [string, unknown] => [
    name,
    KEPT.has(name) || random.chance(0.3) ? value : random.pick(ODD_VALUES),
  ]);
  return Object.fromEntries(fields);
}
