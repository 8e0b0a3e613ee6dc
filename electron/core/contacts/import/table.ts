import type { ImportReason } from '#contract/routes/contactImport.ts';

/** A file of contacts as rows of cells, whatever its format. */
export interface Table {
  readonly format: 'csv' | 'vcard';
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  readonly titles: readonly string[];
  readonly rows: readonly TableRow[];
  /** Written by this app: its titles are to be taken at their word. */
  readonly isOurs: boolean;
}

export interface TableRow {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it can't be read at all. */
  readonly flaw: Extract<ImportReason, 'unclosedQuote' | 'cardBroken'> | null;
}
