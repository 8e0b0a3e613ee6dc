/** An attribute of a contact in the form. */
export interface AttributeRow {
  /** Of the row, whatever its name becomes. */
  readonly id: number;
  readonly key: string;
  /** The value it came with; of a new row ''. */
  readonly original: unknown;
  /** What was typed in its place; null: nothing was, and the value stays what it is. */
  readonly typed: string | null;
}

export function rowsOf(attributes: Readonly<Record<string, unknown>>): readonly AttributeRow[] {
  return Object.entries(attributes).map(([key, original], id) => ({ id, key, original, typed: null }));
}

export function withNewRow(rows: readonly AttributeRow[]): readonly AttributeRow[] {
  const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
  return [...rows, { id, key: '', original: '', typed: '' }];
}

/** What the rows say together; rows without a name say nothing. */
export function attributesOf(rows: readonly AttributeRow[]): Record<string, unknown> {
  return Object.fromEntries(
    rows.filter(({ key }) => key.trim() !== '').map((row) => [row.key.trim(), valueOf(row)]),
  );
}

/**
 * Where a number or a yes/no stood, another one may be typed and stays one; anything else that is typed is text. A
 * number is one only as it would be written back: "007" is text.
 */
export function valueOf({ original, typed }: AttributeRow): unknown {
  if (typed === null || typed === textOf(original)) return original;
  if (typeof original === 'number') {
    const number = Number(typed);
    return Number.isFinite(number) && String(number) === typed.trim() ? number : typed;
  }
  if (typeof original === 'boolean' && (typed === 'true' || typed === 'false')) return typed === 'true';
  return typed;
}

/** A value as it stands in its field; null where it can't be written there (lists and objects). */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

export type AttributeProblem = 'noKey' | 'twice';

/** What keeps a row from being saved. One with neither name nor value is only not filled in yet. */
export function rowProblem(row: AttributeRow, rows: readonly AttributeRow[]): AttributeProblem | null {
  const key = row.key.trim();
  if (key === '') return valueOf(row) === '' ? null : 'noKey';
  return rows.some((other) => other.id !== row.id && other.key.trim() === key) ? 'twice' : null;
}
