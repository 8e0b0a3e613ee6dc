import { computed } from 'vue';
import { useAction, useConnection, useQuery } from '@/bridge';
import { useText } from '@/shared/i18n';
import { useNow } from '@/shared/time';
import { describeSync, type SyncWords } from './describeSync';

/** An account's sync state in words, and the way to ask for more. */
export function useSync(accountId: () => string | null) {
  const { t, locale } = useText();
  const now = useNow();
  const connection = useConnection();
  const input = () => {
    const id = accountId();
    return id === null ? null : { accountId: id };
  };
  const status = useQuery('sync.status', input, {
    events: ['sync.changed', 'contacts.changed', 'accounts.changed'],
  });
  const action = useAction('sync.now');

  const words = computed<SyncWords>(() => {
    if (connection.value !== 'connected') return { tone: 'attention', text: t('shell.syncHostGone') };
    if (status.data.value) return describeSync(status.data.value, now.value, locale.value);
    if (status.state.value === 'error') return { tone: 'attention', text: t('shell.syncUnknown') };
    return { tone: 'busy', text: t('shell.syncStarting') };
  });
  /** How many contacts there are; null while that is not known, or still being counted. */
  const contacts = computed(() => {
    const known = status.data.value;
    return known && !known.progress ? known.contacts : null;
  });

  async function syncNow(): Promise<void> {
    const asked = input();
    if (asked) await action.run(asked);
  }

  return { words, contacts, syncNow };
}
