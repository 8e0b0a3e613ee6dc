import type { Batch, BatchRow, BatchRowState } from '#contract/routes/batches.ts';
import type { ImportReason } from '#contract/routes/contactImport.ts';
import type { BridgeProblem } from '@/bridge';
import { problemText, translate as t } from '@/shared/i18n';
import { contactImport } from '@/shared/i18n/en/contactImport';

/** What a batch does, to whom: "Adding tag vip to 500 contacts". */
export function batchTitle({ kind, title, total }: Pick<Batch, 'kind' | 'title' | 'total'>): string {
  return t(`batches.doing.${kind}`, { title, count: total });
}

/** How a batch stands. `still`: it runs, and nothing leaves. */
export type BatchStanding =
  'filling' | 'running' | 'still' | 'paused' | 'cancelled' | 'finished' | 'finishedBadly';

export function batchStanding({ state, problem, counts }: Batch): BatchStanding {
  if (state === 'running') return problem ? 'still' : 'running';
  if (state === 'finished' && counts.refused + counts.skipped > 0) return 'finishedBadly';
  return state;
}

export function isEnded({ state }: Batch): boolean {
  return state === 'finished' || state === 'cancelled';
}

/** How many of the rows that are sent have come to an end; what was skipped was never to be sent. */
export function progressOf({ counts, total }: Batch): { readonly done: number; readonly of: number } {
  const of = total - counts.skipped;
  return { done: counts.done + counts.refused, of };
}

/** "120 of 500". */
export function progressText(batch: Batch): string {
  const { done, of } = progressOf(batch);
  return t('batches.progress', { done, total: of });
}

/** How it stands, in words. */
export function standingText(batch: Batch): string {
  return t(`batches.state.${batchStanding(batch)}`);
}

/** Why it stands still, and what to do; empty where it goes on. */
export function heldText({ state, problem }: Batch): string {
  if (problem === null || state !== 'running') return '';
  switch (problem.code) {
    case 'UNREACHABLE':
    case 'TIMED_OUT':
      return t('batches.held.network');
    case 'RATE_LIMITED':
      return t('batches.held.slow');
    default:
      return problemText(problem);
  }
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** "About 240 a minute · about 3 minutes left"; empty where that is not known, or it does not move. */
export function paceText(batch: Batch): string {
  const { remainingMs } = batch;
  const left = batch.counts.waiting + batch.counts.sending;
  if (batchStanding(batch) !== 'running' || remainingMs === null || remainingMs <= 0 || left === 0) return '';
  const perMinute = Math.max(1, Math.round((left / remainingMs) * MINUTE_MS));
  return [t('batches.pace', { perMinute }), leftText(remainingMs)].join(' · ');
}

function leftText(ms: number): string {
  if (ms < MINUTE_MS) return t('batches.left.seconds');
  if (ms < HOUR_MS) return t('batches.left.minutes', { count: Math.round(ms / MINUTE_MS) });
  return t('batches.left.hours', { count: Math.round(ms / HOUR_MS) });
}

/** Which rows are shown. What is being sent still waits, as far as people are concerned. */
export type BatchFilter = 'all' | 'waiting' | 'done' | 'refused' | 'skipped' | 'cancelled';
const FILTERS = [
  'refused',
  'skipped',
  'done',
  'waiting',
  'cancelled',
] as const satisfies readonly BatchFilter[];

export function statesOf(filter: BatchFilter): BatchRowState[] | undefined {
  if (filter === 'all') return undefined;
  return filter === 'waiting' ? ['waiting', 'sending'] : [filter];
}

export interface BatchChoice {
  readonly value: BatchFilter;
  readonly label: string;
  readonly count: number;
  readonly tone?: 'bad';
}

/** Filters for the states that occur, what needs a look first. */
export function batchChoices({ counts, total }: Batch): BatchChoice[] {
  const occurring = FILTERS.map((value) => ({
    value,
    label: t(`batches.counts.${value}`),
    count: value === 'waiting' ? counts.waiting + counts.sending : counts[value],
    ...(value === 'refused' && { tone: 'bad' as const }),
  })).filter(({ count }) => count > 0);
  return [{ value: 'all', label: t('batches.counts.all'), count: total }, ...occurring];
}

/** What became of a row: "Added", "Refused". */
export function rowStateText({ state, op }: BatchRow): string {
  return state === 'done' ? t(`batches.row.${op}`) : t(`batches.row.${state}`);
}

/** Why it was not done and what to do; empty where there is nothing to say. */
export function rowReasonText({ state, problem }: BatchRow): string {
  if (problem) return reasonText(problem);
  return state === 'refused' || state === 'skipped' ? t('batches.row.unknown') : '';
}

function reasonText(problem: BridgeProblem): string {
  if (problem.code === 'NOT_FOUND') return t('batches.row.deletedElsewhere');
  return problem.code === 'ROW_SKIPPED' ? skippedText(problem) : problemText(problem);
}

/** Rows of an import are skipped for reasons that have words of their own. */
function skippedText(problem: BridgeProblem): string {
  const { reason, sameAsLine } = problem.data ?? {};
  if (reason === 'duplicate' && typeof sameAsLine === 'number')
    return t('contactImport.rows.sameAs', { line: sameAsLine });
  if (reason === 'existing') return t('contactImport.rows.skipped');
  return typeof reason === 'string' && isReason(reason)
    ? t(`contactImport.reason.${reason}`)
    : problemText(problem);
}

function isReason(reason: string): reason is ImportReason {
  return Object.hasOwn(contactImport.reason, reason);
}

/** Said once it ended. */
export function endedText(batch: Batch): string {
  const values = { title: batchTitle(batch), done: batch.counts.done, total: batch.total };
  const bad = batch.counts.refused + batch.counts.skipped;
  return bad > 0 ? t('batches.endedBadly', { ...values, count: bad }) : t('batches.ended', values);
}
