import type { Emoji, GroupKey } from './emojis';

export type SectionKey = GroupKey | 'recent' | 'found';

export interface EmojiSection {
  readonly key: SectionKey;
  readonly emojis: readonly Emoji[];
}

export type GridRow =
  | { readonly kind: 'heading'; readonly key: SectionKey }
  | { readonly kind: 'emojis'; readonly key: SectionKey; readonly emojis: readonly Emoji[] };

/** Where in the grid; the row counts headings too. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Sections as rows of so many emojis, each section under its heading; empty ones have neither. */
export function gridRows(sections: readonly EmojiSection[], columns: number): readonly GridRow[] {
  return sections
    .filter(({ emojis }) => emojis.length > 0)
    .flatMap(({ key, emojis }) => [
      { kind: 'heading', key } as const,
      ...Array.from({ length: Math.ceil(emojis.length / columns) }, (_, index) => ({
        kind: 'emojis' as const,
        key,
        emojis: emojis.slice(index * columns, (index + 1) * columns),
      })),
    ]);
}

export function firstCell(rows: readonly GridRow[]): Cell | null {
  const row = rows.findIndex(({ kind }) => kind === 'emojis');
  return row < 0 ? null : { row, column: 0 };
}

export function emojiAt(rows: readonly GridRow[], cell: Cell | null): Emoji | null {
  const row = cell && rows[cell.row];
  return row?.kind === 'emojis' ? (row.emojis[cell?.column ?? 0] ?? null) : null;
}

const PAGE_ROWS = 5;

/** Where a key leads from a cell, past headings and round the ends of rows; null: the key is none of the grid's. */
export function moveCell(rows: readonly GridRow[], from: Cell, key: string): Cell | null {
  switch (key) {
    case 'ArrowRight':
      return from.column + 1 < widthOf(rows, from.row)
        ? { ...from, column: from.column + 1 }
        : (inRow(rows, from.row, 1, 0) ?? from);
    case 'ArrowLeft':
      return from.column > 0
        ? { ...from, column: from.column - 1 }
        : (inRow(rows, from.row, -1, Infinity) ?? from);
    case 'ArrowDown':
      return inRow(rows, from.row, 1, from.column) ?? from;
    case 'ArrowUp':
      return inRow(rows, from.row, -1, from.column) ?? from;
    case 'PageDown':
      return inRow(rows, Math.min(from.row + PAGE_ROWS - 1, rows.length - 2), 1, from.column) ?? from;
    case 'PageUp':
      return inRow(rows, Math.max(from.row - PAGE_ROWS + 1, 2), -1, from.column) ?? from;
    case 'Home':
      return { ...from, column: 0 };
    case 'End':
      return { ...from, column: widthOf(rows, from.row) - 1 };
    default:
      return null;
  }
}

function widthOf(rows: readonly GridRow[], index: number): number {
  const row = rows[index];
  return row?.kind === 'emojis' ? row.emojis.length : 0;
}

/** The next row of emojis in this direction, at this column or its last one. */
function inRow(rows: readonly GridRow[], from: number, step: 1 | -1, column: number): Cell | null {
  for (let row = from + step; row >= 0 && row < rows.length; row += step) {
    const width = widthOf(rows, row);
    if (width > 0) return { row, column: Math.min(column, width - 1) };
  }
  return null;
}
