import type { OutputOf } from '#contract/routes/index.ts';
import { problemText, translate as t } from '@/shared/i18n';
import type { Hindrance } from '@/shared/sync';
import { momentTime } from '@/shared/time';
import { isAboutNetwork } from './describeOutboxRow';

export interface HeldWords {
  readonly text: string;
  /** A person can try at once instead of waiting. */
  readonly canTry: boolean;
}

interface Standstill {
  readonly held: OutputOf<'outbox.list'>['held'];
  readonly hindrance: Hindrance | null;
  /** Messages that would leave. */
  readonly waiting: number;
}

/** Why nothing leaves now and what to do; null where sending goes on. */
export function describeHeld(
  { held, hindrance, waiting }: Standstill,
  now: number,
  locale: string,
): HeldWords | null {
  const isOffline = hindrance?.kind === 'offline' && (held === null || isAboutNetwork(held.problem));
  if (isOffline && (held !== null || waiting > 0)) {
    const { since } = hindrance;
    return {
      text:
        since === null
          ? t('outbox.held.offline')
          : t('outbox.held.offlineSince', { time: momentTime(since, now, locale) }),
      canTry: true,
    };
  }
  if (held === null) return null;
  const until =
    held.until !== null && held.until > now
      ? t('outbox.held.until', { time: momentTime(held.until, now, locale) })
      : '';
  return {
    text: [problemText(held.problem), until].filter(Boolean).join(' '),
    canTry: isAboutNetwork(held.problem),
  };
}
