import type { SyncPart, SyncPartName, SyncStatus } from '#contract/routes/sync.ts';
import { formatCount, problemText, translate as t } from '@/shared/i18n';
import { hindranceText, standingOf, standingText, type Hindrance, asOfText } from '@/shared/sync';

export interface PartWords {
  readonly name: SyncPartName;
  readonly title: string;
  /** How many are here; null where there is nothing to count, or nothing is known. */
  readonly count: string | null;
  /** How old it is, or how far its reading has come. */
  readonly state: string;
  /** 0–100 while it is being read and the server gave a total. */
  readonly percent: number | null;
  readonly problem: string;
  /** "2 rows could not be read"; empty for none. */
  readonly unreadable: string;
}

interface Now {
  readonly hindrance: Hindrance | null;
  readonly now: number;
  readonly locale: string;
}

/** One account is no number; of members there is only how many groups were read, and those have a row of their own. */
const UNCOUNTED: readonly SyncPartName[] = ['account', 'members'];

/** A part of what is read from the server, as a row of the sync panel says it. */
export function describePart(part: SyncPart, { hindrance, now, locale }: Now): PartWords {
  const { name, asOf, progress, unreadable, problem } = part;
  const isCounted = !UNCOUNTED.includes(name) && (asOf !== null || part.count > 0);
  const isMoving = progress !== null && hindrance === null;
  return {
    name,
    title: t(`shell.syncPanel.part.${name}`),
    count: isCounted ? formatCount(part.count) : null,
    state: isMoving
      ? progressText(progress)
      : asOf === null
        ? standingText(standingOf({ asOf, hindrance, now }), now, locale)
        : asOfText(asOf, now, locale),
    percent:
      isMoving && progress.total ? Math.min(100, Math.round((100 * progress.done) / progress.total)) : null,
    problem: problem ? problemText(problem) : '',
    unreadable: unreadable > 0 ? t('shell.syncPanel.unreadable', { count: unreadable }) : '',
  };
}

function progressText({ done, total }: NonNullable<SyncPart['progress']>): string {
  return total === null
    ? t('shell.syncPanel.progressOpen', { done })
    : t('shell.syncPanel.progress', { done, total });
}

/** "3 messages wait: offline since 13:40"; empty where none waits. */
export function describeWaiting(
  { waiting, waitingFor }: SyncStatus,
  { hindrance, now, locale }: Now,
): string {
  if (waiting === 0) return '';
  // Being offline or stopped explains more than what the last attempt ran into.
  if (hindrance && hindrance.kind !== 'paused') {
    return t('shell.syncPanel.waiting', { count: waiting, why: hindranceText(hindrance, now, locale) });
  }
  if (waitingFor) {
    return t('shell.syncPanel.waitingBecause', { count: waiting, reason: problemText(waitingFor) });
  }
  return hindrance
    ? t('shell.syncPanel.waiting', { count: waiting, why: hindranceText(hindrance, now, locale) })
    : t('shell.syncPanel.waitingLeaving', { count: waiting });
}

/** "Reading 1 request a second". */
export function describePace({ pace }: SyncStatus): string {
  const rate = Number(pace.requestsPerSecond.toPrecision(2));
  // One only where it is exactly one: "0.5 requests".
  const values = { rate, count: rate === 1 ? 1 : 2 };
  return t(pace.isSlowed ? 'shell.syncPanel.paceSlowed' : 'shell.syncPanel.pace', values);
}
