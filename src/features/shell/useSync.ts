import { computed } from 'vue';
import { useText } from '@/shared/i18n';
import { useSyncStatus } from '@/shared/stores';
import { useNow } from '@/shared/time';
import { describeSync, type SyncWords } from './describeSync';

/** The open account's sync state in one line of words. */
export function useSync() {
  const { t, locale } = useText();
  const now = useNow();
  const sync = useSyncStatus();

  const words = computed<SyncWords>(() => {
    if (!sync.isHostThere) return { tone: 'attention', text: t('shell.syncHostGone') };
    if (sync.status) return describeSync(sync.status, now.value, locale.value);
    if (sync.state === 'error') return { tone: 'attention', text: t('shell.syncUnknown') };
    return { tone: 'busy', text: t('shell.syncStarting') };
  });
  /** How many contacts there are; null while that is not known, or still being counted. */
  const contacts = computed(() => {
    const status = sync.status;
    const isKnown = status !== null && status.progress === null && sync.partOf('contacts')?.asOf !== null;
    return isKnown ? status.contacts : null;
  });

  return { words, contacts };
}
