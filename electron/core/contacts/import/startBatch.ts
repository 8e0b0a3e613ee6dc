import { AppError, type Problem } from '#contract/errors.ts';
import type { ImportReason } from '#contract/routes/contactImport.ts';
import type { NewBatchRow, Store } from '#core/store/store.ts';
import { wordsIn } from '#words/words.ts';
import { changeOf, judgedRow, type DryRun, type JudgedRow } from './dryRun.ts';
import type { Pace } from './pace.ts';

const ROWS_A_PIECE = 500;
const LONGEST_LABEL = 200;
const english = wordsIn('en');

/**
 * Makes a batch of a dry run and starts it: what is created or changed as edits, and what is not taken with why and with
 * its cells; what stands here already is no part of it. Throws IMPORT_OPT_IN_UNSET.
 */
export async function startBatch(
  run: DryRun,
  deps: { readonly fileName: string; readonly batches: Store['batches']; readonly at: number },
  pace: Pace,
): Promise<number> {
  const { table, outcomes } = run;
  const { optIn, columns = [] } = run.options;
  if (optIn === null || (optIn === 'column' && !columns.some(({ kind }) => kind === 'optIn'))) {
    throw new AppError(
      'IMPORT_OPT_IN_UNSET',
      'Say first whether the people in this file agreed to be written to.',
    );
  }
  const { fileName, batches, at } = deps;
  const details = { titles: table.titles, format: table.format };
  const id = await batches.open({ kind: 'import', title: fileName, details }, at);
  // One that is left off here, by a crash or an error, is forgotten at the next start: nothing of it has left.
  const wanted = outcomes.flatMap(({ verdict }, index) => (verdict === 'same' ? [] : [index]));
  for (let from = 0; from < wanted.length; from += ROWS_A_PIECE) {
    await pace.rest();
    const piece = wanted.slice(from, from + ROWS_A_PIECE);
    await batches.fill(
      id,
      piece.map((index) => toBatchRow(judgedRow(run, index), run)),
    );
  }
  await batches.start(id, at);
  return id;
}

function toBatchRow(judged: JudgedRow, run: DryRun): NewBatchRow {
  const { row, verdict, phone, update } = judged;
  const change = changeOf(judged, run);
  const name = phone === null ? null : run.reader.fieldsOf(row).name;
  return {
    key: phone ?? '',
    op: verdict === 'update' ? 'update' : 'create',
    change: change ?? {},
    seen: update?.seen ?? {},
    label: name ?? phone ?? asWritten(row.cells),
    line: row.line,
    // Also of those that are sent: the server may refuse them.
    cells: row.cells,
    problem: change === null ? skippedBecause(judged) : null,
  };
}

/** Of a row without a number that can be read: the person looks for what stands in it. */
function asWritten(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell.trim() !== '').map((cell) => cell.slice(0, LONGEST_LABEL));
  return filled.join(' · ').slice(0, LONGEST_LABEL).toWellFormed();
}

function skippedBecause({ verdict, reason, sameAsLine }: JudgedRow): Problem {
  switch (verdict) {
    case 'duplicate':
      return skipped('duplicate', { sameAsLine });
    case 'skip':
      return skipped('existing');
    default:
      return skipped(reason ?? 'noPhone');
  }
}

/** The file of rejected rows and the window say the same in the person's language, from `data.reason`. */
function skipped(
  reason: ImportReason | 'duplicate' | 'existing',
  data: { readonly sameAsLine?: number | null } = {},
): Problem {
  const message = english.say(reason, { line: data.sameAsLine ?? 0 });
  return { code: 'ROW_SKIPPED', message, data: { reason, ...data } };
}
