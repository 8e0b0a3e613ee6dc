import type { SyncStatus } from '#contract/routes/sync.ts';
import { translate as t } from '@/shared/i18n';
import { momentTime } from '@/shared/time';

/** What keeps an account from being read now. */
export type Hindrance =
  | { readonly kind: 'offline'; readonly since: number | null }
  | { readonly kind: 'paused' }
  | { readonly kind: 'hostGone' };

/**
 * How it stands with something that is read from the server. `current`: read, and kept so. `aged`: read then, and it may
 * have changed since. `reading`: never read, it is on its way. `unread`: never read, and it can't be now.
 */
export type Standing =
  | { readonly kind: 'current' }
  | { readonly kind: 'aged'; readonly asOf: number }
  | { readonly kind: 'reading' }
  | { readonly kind: 'unread'; readonly why: Hindrance };

/** null: nothing, or it is not known yet. */
export function hindranceOf(status: SyncStatus | null, isHostThere: boolean): Hindrance | null {
  if (!isHostThere) return { kind: 'hostGone' };
  if (status?.state === 'offline') return { kind: 'offline', since: status.since };
  return status?.state === 'paused' ? { kind: 'paused' } : null;
}

interface Reading {
  /** When it was read last; null: never. */
  readonly asOf: number | null;
  readonly hindrance: Hindrance | null;
  readonly now: number;
  /** What was read longer ago is aged, though nothing hinders reading it. */
  readonly staleAfterMs?: number;
}

export function standingOf({ asOf, hindrance, now, staleAfterMs = Infinity }: Reading): Standing {
  if (asOf === null) return hindrance ? { kind: 'unread', why: hindrance } : { kind: 'reading' };
  return hindrance || now - asOf > staleAfterMs ? { kind: 'aged', asOf } : { kind: 'current' };
}

/** "offline since 13:40": the end of a sentence that says what is missing. */
export function hindranceText(why: Hindrance, now: number, locale: string): string {
  if (why.kind !== 'offline') return t(`common.notReadWhy.${why.kind}`);
  return why.since === null
    ? t('common.notReadWhy.offline')
    : t('common.notReadWhy.offlineSince', { time: momentTime(why.since, now, locale) });
}

/** "As of 13:40", "Not read yet: offline since 13:40"; empty where all is well. */
export function standingText(standing: Standing, now: number, locale: string): string {
  switch (standing.kind) {
    case 'current':
      return '';
    case 'aged':
      return asOfText(standing.asOf, now, locale);
    case 'reading':
      return t('common.notRead', { why: t('common.notReadWhy.reading') });
    case 'unread':
      return t('common.notRead', { why: hindranceText(standing.why, now, locale) });
  }
}

export function asOfText(asOf: number, now: number, locale: string): string {
  return t('common.asOf', { time: momentTime(asOf, now, locale) });
}
