import type { ContactLayout, ContactColumn } from '#contract/routes/contactViews.ts';
import type { ContactSort } from '#contract/routes/contacts.ts';

/** Fields a column can show; the ids of a layout's columns. */
export const FIELDS = [
  'name',
  'phone',
  'tags',
  'optedIn',
  'groups',
  'email',
  'createdAt',
  'updatedAt',
  'lastMessageAt',
] as const;
export type Field = (typeof FIELDS)[number];

/** A column of the table as it is drawn. */
export interface Column {
  readonly id: string;
  readonly field: Field | 'attribute';
  /** Of an attribute: which one. */
  readonly key: string;
  /** Px; null: as wide as its kind asks for, and wider where there is room. */
  readonly width: number | null;
}

export const MIN_WIDTH = 64;
export const MAX_WIDTH = 2_000;
const ATTRIBUTE_WIDTH = 136;
const WIDTHS: Record<Field, number> = {
  name: 200,
  phone: 164,
  tags: 200,
  optedIn: 88,
  groups: 128,
  email: 200,
  createdAt: 120,
  updatedAt: 120,
  lastMessageAt: 124,
};
/** Columns whose words stand at the end. */
const AT_END: ReadonlySet<string> = new Set<Field>(['createdAt', 'updatedAt', 'lastMessageAt']);
const PREFIX = 'attribute:';

export const DEFAULT_LAYOUT: ContactLayout = {
  filter: {},
  sort: null,
  columns: ['name', 'phone', 'tags', 'optedIn', 'groups', 'email', 'lastMessageAt'].map((id) => ({ id })),
};

export const attributeColumn = (key: string): string => PREFIX + key;

/** The columns that a layout names: the name first and always, no column twice, none that is not known. */
export function columnsOf(named: readonly ContactColumn[]): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const { id, width } of [...named.filter(({ id }) => id === 'name'), { id: 'name' }, ...named]) {
    const column = columns.has(id) ? null : readColumn(id, width ?? null);
    if (column) columns.set(id, column);
  }
  return [...columns.values()];
}

function readColumn(id: string, wanted: number | null): Column | null {
  const width = wanted === null ? null : withinBounds(wanted);
  const field = FIELDS.find((one) => one === id);
  if (field) return { id, field, key: '', width };
  return id.startsWith(PREFIX) && id.length > PREFIX.length
    ? { id, field: 'attribute', key: id.slice(PREFIX.length), width }
    : null;
}

export function namedColumns(columns: readonly Column[]): ContactColumn[] {
  return columns.map(({ id, width }) => (width === null ? { id } : { id, width }));
}

export function withinBounds(width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
}

/** Px of each column, in order: those without a width of their own share what room is left. */
export function spread(columns: readonly Column[], room: number): readonly number[] {
  const least = columns.map((column) => column.width ?? usualWidth(column));
  const left = room - sum(least);
  const elastic = sum(least.filter((_, index) => columns[index]?.width === null));
  if (left <= 0 || elastic === 0) return least;
  return least.map((width, index) =>
    columns[index]?.width === null ? width + Math.floor((left * width) / elastic) : width,
  );
}

/**
 * A column made so wide. Those before it keep the widths they have now, `drawn`, so that its edge stays where it is
 * dragged to; null makes it as wide as its kind asks for.
 */
export function resized(
  columns: readonly Column[],
  id: string,
  width: number | null,
  drawn: readonly number[],
): readonly Column[] {
  const place = columns.findIndex((column) => column.id === id);
  return columns.map((column, index) => {
    if (index === place) return { ...column, width: width === null ? null : withinBounds(width) };
    return index < place && width !== null
      ? { ...column, width: column.width ?? drawn[index] ?? null }
      : column;
  });
}

/** A column put before or after its neighbour; the name stays first. */
export function moved(columns: readonly Column[], id: string, step: 1 | -1): readonly Column[] {
  const from = columns.findIndex((column) => column.id === id);
  const to = from + step;
  const [one, other] = [columns[from], columns[to]];
  if (from < 1 || to < 1 || !one || !other) return columns;
  return columns.map((column, index) => (index === from ? other : index === to ? one : column));
}

export function withColumn(columns: readonly Column[], id: string, isShown: boolean): readonly Column[] {
  if (id === 'name') return columns;
  const others = columns.filter((column) => column.id !== id);
  const added = readColumn(id, null);
  return isShown && added ? [...others, added] : others;
}

export function isAtEnd({ field }: Column): boolean {
  return AT_END.has(field);
}

/** The order that a column gives; null for one that gives none. */
export function sortOf({ field, key }: Column): Pick<ContactSort, 'by' | 'key'> | null {
  if (field === 'tags' || field === 'groups') return null;
  return field === 'attribute' ? { by: field, key } : { by: field };
}

/** Without an order of its own the list is by name. */
const BY_NAME: ContactSort = { by: 'name', isDescending: false };

export function directionOf(column: Column, sort: ContactSort | null): 'ascending' | 'descending' | null {
  const own = sortOf(column);
  const { by, key, isDescending } = sort ?? BY_NAME;
  if (own?.by !== by || (own.key ?? '') !== (key ?? '')) return null;
  return isDescending ? 'descending' : 'ascending';
}

/** After a press on a column's head: times the newest first, all else the first first; a second press turns it round. */
export function sortedBy(column: Column, sort: ContactSort | null): ContactSort | null {
  const own = sortOf(column);
  if (!own) return sort;
  const now = directionOf(column, sort);
  const isDescending = now === null ? isAtEnd(column) : now === 'ascending';
  return own.by === 'name' && !isDescending ? null : { ...own, isDescending };
}

function usualWidth({ field }: Column): number {
  return field === 'attribute' ? ATTRIBUTE_WIDTH : WIDTHS[field];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
