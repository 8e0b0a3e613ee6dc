/** What is looked for: everything, or one kind alone, by the sign that is typed first. */
export type PaletteMode = 'all' | PaletteKind;
export type PaletteKind = 'commands' | 'people' | 'templates' | 'messages';

/** In the order the footer shows them. */
export const PREFIXES: readonly (readonly [string, PaletteKind])[] = [
  ['>', 'commands'],
  ['@', 'people'],
  ['#', 'templates'],
  ['"', 'messages'],
];

/** Signs that keyboards put in their stead. */
const SAME: Readonly<Record<string, string>> = {
  '“': '"',
  '„': '"',
  '«': '"',
  '＞': '>',
  '＠': '@',
  '＃': '#',
};

export interface PaletteQuery {
  readonly mode: PaletteMode;
  readonly query: string;
}

export function readPalette(typed: string): PaletteQuery {
  const text = typed.trimStart();
  const first = text.slice(0, 1);
  const mode = PREFIXES.find(([sign]) => sign === (SAME[first] ?? first))?.[1];
  if (!mode) return { mode: 'all', query: text.trim() };
  const rest = text.slice(1).trim();
  // Who opens with a quotation mark closes with one.
  return { mode, query: mode === 'messages' ? rest.replace(/["”“»]$/u, '') : rest };
}

/** The same words, looked for in one kind alone. */
export function narrowedTo(kind: PaletteKind, query: string): string {
  return `${PREFIXES.find(([, of]) => of === kind)?.[0] ?? ''}${query}`;
}
