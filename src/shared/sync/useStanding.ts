import { computed } from 'vue';
import type { SyncPartName } from '#contract/routes/sync.ts';
import { useText } from '@/shared/i18n';
import { useSyncStatus } from '@/shared/stores';
import { useNow } from '@/shared/time';
import { asOfText, hindranceText, standingOf, standingText } from './standing';

interface StandingOptions {
  readonly staleAfterMs?: number;
}

/**
 * How it stands with something of the open account, in words. `asOf`: when it was read last, null for never, or the name
 * of the part of the sync state that tells.
 */
export function useStanding(asOf: (() => number | null) | SyncPartName, options: StandingOptions = {}) {
  const { locale } = useText();
  const now = useNow();
  const sync = useSyncStatus();
  const readAt = computed(() => (typeof asOf === 'string' ? (sync.partOf(asOf)?.asOf ?? null) : asOf()));
  const standing = computed(() =>
    standingOf({ asOf: readAt.value, hindrance: sync.hindrance, now: now.value, ...options }),
  );
  return {
    standing,
    text: computed(() => standingText(standing.value, now.value, locale.value)),
    /** "As of 13:40", however new; empty where it was never read. */
    asOf: computed(() => (readAt.value === null ? '' : asOfText(readAt.value, now.value, locale.value))),
    /** "offline since 13:40"; empty where nothing hinders. */
    why: computed(() => (sync.hindrance ? hindranceText(sync.hindrance, now.value, locale.value) : '')),
    canRead: computed(() => sync.hindrance === null),
  };
}
