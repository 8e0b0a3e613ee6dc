import type { ColumnUse } from '#contract/routes/contactImport.ts';
import { readAttributeTitle } from '../csv/titles.ts';
import { foldTitle, isMiddleNameTitle, useOfTitle } from './titleWords.ts';
import type { Table } from './table.ts';
import { looksLikeEmail, looksLikePhone } from './looks.ts';

const IGNORE: ColumnUse = { kind: 'ignore' };
const LONGEST_KEY = 1_000;
const SAMPLE_ROWS = 200;
/** Of the cells that are not empty, so many must look like what the column is taken for. */
const MOST = 0.6;
/** A bare word for a name is the given or the family name where the other one has a column of its own. */
const BARE_NAMES = new Set(['name', 'nom', 'nombre', 'nome', 'naam', 'имя', 'isim', 'nama', 'नाम', 'الاسم']);

/** What the columns of a file hold, by their titles, and by their cells where titles do not tell; one use for each. */
export function guessColumns(table: Table): ColumnUse[] {
  const uses = table.titles.map((title) => useOf(title, table));
  const middle = new Set(table.titles.flatMap((title, index) => (isMiddleNameTitle(title) ? [index] : [])));
  settleNames(uses, table.titles, middle);
  for (const kind of ['name', 'givenName', 'familyName', 'optIn'] as const) keepFirst(uses, kind, middle);
  const samples = columnsOf(table);
  if (!has(uses, 'phone')) take(uses, { kind: 'phone' }, samples, looksLikePhone);
  if (!has(uses, 'email')) take(uses, { kind: 'email' }, samples, looksLikeEmail);
  if (!table.hasHeader && !has(uses, 'name')) take(uses, { kind: 'name' }, samples, looksLikeName);
  return uses;
}

function useOf(title: string, { hasHeader, isOurs }: Table): ColumnUse {
  if (!hasHeader) return IGNORE;
  const attribute = readAttributeTitle(title);
  if (isOurs && attribute) {
    const { key } = attribute;
    return key !== '' && key.length <= LONGEST_KEY ? { kind: 'attribute', key } : IGNORE;
  }
  return useOfTitle(title) ?? IGNORE;
}

/** `Vorname;Name`, `Nombre,Apellidos`. A middle name alone tells nothing of it. */
function settleNames(uses: ColumnUse[], titles: readonly string[], middle: ReadonlySet<number>): void {
  const index = uses.findIndex(({ kind }) => kind === 'name');
  if (index < 0 || !BARE_NAMES.has(foldTitle(titles[index] ?? ''))) return;
  const hasGiven = uses.some(({ kind }, at) => kind === 'givenName' && !middle.has(at));
  if (hasGiven !== has(uses, 'familyName')) uses[index] = { kind: hasGiven ? 'familyName' : 'givenName' };
}

/** Middle names stand beside the first of its kind. */
function keepFirst(uses: ColumnUse[], kind: ColumnUse['kind'], middle: ReadonlySet<number>): void {
  const isOne = (use: ColumnUse, index: number): boolean => use.kind === kind && !middle.has(index);
  const first = uses.findIndex(isOne);
  for (const [index, use] of uses.entries()) if (isOne(use, index) && index !== first) uses[index] = IGNORE;
}

function has(uses: readonly ColumnUse[], kind: ColumnUse['kind']): boolean {
  return uses.some((use) => use.kind === kind);
}

/** Gives the use to the free column that looks most like it, where one looks so for the most part. */
function take(
  uses: ColumnUse[],
  use: ColumnUse,
  samples: readonly (readonly string[])[],
  looks: (cell: string) => number,
): void {
  let best = -1;
  let bestShare = MOST;
  for (const [index, cells] of samples.entries()) {
    if (uses[index]?.kind !== 'ignore' || cells.length === 0) continue;
    const share = cells.reduce((sum, cell) => sum + looks(cell), 0) / cells.length;
    if (share > bestShare) [best, bestShare] = [index, share];
  }
  if (best >= 0) uses[best] = use;
}

/** The first cells of each column that are not empty. */
function columnsOf({ titles, rows }: Table): string[][] {
  const sample = rows.slice(0, SAMPLE_ROWS).filter(({ flaw }) => flaw === null);
  return titles.map((_, index) =>
    sample.map(({ cells }) => cells[index]?.trim() ?? '').filter((cell) => cell !== ''),
  );
}

function looksLikeName(cell: string): number {
  return /^\p{L}[\p{L}\p{M}\s.'’-]{1,60}$/u.test(cell) ? 1 : 0;
}
