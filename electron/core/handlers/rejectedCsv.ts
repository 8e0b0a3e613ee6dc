import type { ErrorCode } from '#contract/errors.ts';
import type { ImportReason } from '#contract/routes/contactImport.ts';
import { TITLES } from '#core/contacts/csv/titles.ts';
import { writeCsv } from '#core/contacts/csv/writeCsv.ts';
import { isJsonObject } from '#core/lib/json.ts';
import type { RejectedRow, Store } from '#core/store/store.ts';
import { WORD_TABLES, type Sentence, type Words } from '#words/words.ts';

const PIECE = 1_000;

/** A piece of the file of a batch's rejected rows: as they stood in the file they came from, and why they were not taken. */
export async function rejectedCsv(
  batches: Store['batches'],
  { id, after }: { readonly id: number; readonly after: string | undefined },
  words: Words,
): Promise<{ text: string; next: string | null; count: number }> {
  const batch = await batches.get(id);
  const from = after === undefined ? null : Number(after);
  const rows = await batches.rejected(id, { after: from, limit: PIECE });
  const titles = columnsOf(batch?.details);
  const header = [TITLES.reason, TITLES.line, ...(titles ?? [TITLES.phone, TITLES.name])];
  const cells = rows.map((row) => [reasonOf(row, words), row.line?.toString() ?? null, ...cellsOf(row)]);
  return {
    text: writeCsv(from === null ? [header, ...cells] : cells),
    next: rows.length < PIECE ? null : String(rows.at(-1)?.id),
    count: rows.length,
  };
}

/** The titles of an imported file's columns; null where the rows come from none. */
function columnsOf(details: unknown): readonly string[] | null {
  const titles = isJsonObject(details) ? details['titles'] : null;
  return Array.isArray(titles) ? titles.map(String) : null;
}

/** A row of a file may have more cells than that has titles: what is written before them comes first. */
function cellsOf({ cells, phone, label }: RejectedRow): readonly (string | null)[] {
  return cells ?? [phone, label === phone ? null : label];
}

/** Why a row of a file was not read, or not asked for. */
type RowReason = ImportReason | 'duplicate' | 'existing';
const WHY_REFUSED: { readonly [Code in ErrorCode]?: Sentence } = {
  CONTACT_EXISTS: 'contactExists',
  NOT_FOUND: 'contactGone',
};

function reasonOf({ problem }: RejectedRow, words: Words): string {
  if (problem === null) return '';
  const { code, message, data = {} } = problem;
  if (code === 'ROW_SKIPPED' && isRowReason(data['reason'])) {
    return words.say(data['reason'], { line: Number(data['sameAsLine'] ?? 0) });
  }
  // What the server says stands in its own words.
  if (typeof data['words'] === 'string') return words.say('refusedBecause', { words: data['words'] });
  return words.language === 'en' ? message : words.say(WHY_REFUSED[code] ?? 'rowNotTaken');
}

function isRowReason(reason: unknown): reason is RowReason & Sentence {
  return typeof reason === 'string' && Object.hasOwn(WORD_TABLES.en, reason);
}
