import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { SyncPart, SyncPartName, SyncStatus } from '#contract/routes/sync.ts';
import { useAction, useConnection, useQuery } from '@/bridge';
import { hindranceOf } from '@/shared/sync/standing';
import { useAccounts } from './accounts';

/** How reading the open account stands: asked once for all who show it. */
export const useSyncStatus = defineStore('syncStatus', () => {
  const accounts = useAccounts();
  const connection = useConnection();
  const input = () => (accounts.active ? { accountId: accounts.active.id } : null);
  const query = useQuery('sync.status', input, {
    events: ['sync.changed', 'contacts.changed', 'accounts.changed'],
  });
  const asking = useAction('sync.now');
  const dismissing = useAction('sync.dismiss');

  /** null: not known yet. */
  const status = computed<SyncStatus | null>(() => query.data.value ?? null);
  const isHostThere = computed(() => connection.value === 'connected');
  const hindrance = computed(() => hindranceOf(status.value, isHostThere.value));

  function partOf(name: SyncPartName): SyncPart | null {
    return status.value?.parts.find((part) => part.name === name) ?? null;
  }

  /** Reads everything again. */
  async function syncNow(): Promise<void> {
    const asked = input();
    if (asked) await asking.run(asked);
  }

  /** Takes the notice away. */
  async function dismiss(): Promise<void> {
    const asked = input();
    if (asked && (await dismissing.run(asked))) await query.refetch();
  }

  return {
    status,
    state: query.state,
    isHostThere,
    hindrance,
    partOf,
    syncNow,
    isAsking: asking.isRunning,
    problem: asking.problem,
    dismiss,
    isDismissing: dismissing.isRunning,
    dismissProblem: dismissing.problem,
  };
});
