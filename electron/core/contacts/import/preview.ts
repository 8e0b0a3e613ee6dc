import type { ImportPreview, ImportReason, ImportRow, Verdict } from '#contract/routes/contactImport.ts';
import { changeOf, judgedRow, type DryRun, type JudgedRow } from './dryRun.ts';
import type { Table } from './table.ts';

const LONGEST_CELL = 200;
const MOST_CELLS = 12;
const SAMPLES = 3;

/** How a dry run came out, in numbers. */
export function previewOf({ table, options, outcomes }: DryRun): ImportPreview {
  const counts: Record<Verdict, number> = {
    create: 0,
    update: 0,
    same: 0,
    duplicate: 0,
    skip: 0,
    rejected: 0,
  };
  const reasons: Partial<Record<ImportReason, number>> = {};
  for (const { verdict, reason } of outcomes) {
    counts[verdict] += 1;
    if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  const { columns = [], ...others } = options;
  return {
    format: table.format,
    reading: { encoding: table.encoding, delimiter: table.delimiter, hasHeader: table.hasHeader },
    columns: table.titles.map((title, index) => ({
      title: clip(title),
      use: columns[index] ?? { kind: 'ignore' },
      samples: samplesOf(table, index),
    })),
    rows: outcomes.length,
    counts,
    reasons,
    options: { columns, ...others },
  };
}

function samplesOf({ rows }: Table, index: number): string[] {
  const samples: string[] = [];
  for (const { cells, flaw } of rows) {
    const cell = cells[index] ?? '';
    if (flaw === null && cell.trim() !== '') samples.push(clip(cell));
    if (samples.length === SAMPLES) break;
  }
  return samples;
}

/** Rows with these verdicts, or all, as the contract tells them. */
export function rowsOf(
  run: DryRun,
  { offset, limit, verdicts }: { offset: number; limit: number; verdicts?: readonly Verdict[] | undefined },
): { rows: ImportRow[]; total: number } {
  const wanted = run.outcomes.flatMap(({ verdict }, index) =>
    !verdicts || verdicts.includes(verdict) ? [index] : [],
  );
  const rows = wanted.slice(offset, offset + limit).map((index) => toRow(judgedRow(run, index), run));
  return { rows, total: wanted.length };
}

function toRow(judged: JudgedRow, run: DryRun): ImportRow {
  const { row, verdict, reason, phone, sameAsLine } = judged;
  const name = phone === null ? null : run.reader.fieldsOf(row).name;
  return {
    line: row.line,
    verdict,
    reason,
    notes: run.reader.notesOf(row).filter((note) => isWorthNoting(note, judged, run)),
    phone,
    name: name === null ? null : clip(name),
    sameAsLine,
    fields: Object.keys(changeOf(judged, run) ?? {}),
    cells: row.cells.slice(0, MOST_CELLS).map(clip),
  };
}

/** An unclear cell about opt-in matters where that column is heeded. */
function isWorthNoting(note: ImportReason, { verdict, reason }: JudgedRow, { options }: DryRun): boolean {
  if (note !== 'optInUnclear') return note !== reason;
  return options.optIn === 'column' && (verdict === 'update' || verdict === 'same');
}

function clip(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1).toWellFormed()}…` : text;
}
