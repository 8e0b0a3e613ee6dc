import { defineStore } from 'pinia';
import { computed } from 'vue';
import { useQuery } from '@/bridge';
import { useAccounts } from './accounts';

/** How much of the open account has not simply left: asked once for all who show it. */
export const useOutboxCounts = defineStore('outboxCounts', () => {
  const accounts = useAccounts();
  const query = useQuery(
    'outbox.list',
    () => (accounts.active?.state === 'ready' ? { accountId: accounts.active.id, limit: 1 } : null),
    { events: ['sync.changed', 'accounts.changed'] },
  );
  /** Messages about which a person has to do something. */
  const needsPerson = computed(() => {
    const counts = query.data.value?.counts;
    return counts ? counts.asked + counts.failed : 0;
  });
  return { counts: computed(() => query.data.value?.counts ?? null), needsPerson };
});
