import { computed, shallowRef } from 'vue';
import { useConnection } from '@/bridge';
import { useAccounts, useSettings, useVault } from '@/shared/stores';

export type Stage = 'starting' | 'failed' | 'vault' | 'welcome' | 'ready';

/**
 * Which of the big screens is up, from what the app says of its vault and accounts.
 * @param isSpoken whether the person's language is; nothing is shown in another.
 */
export function useStart(isSpoken: () => boolean) {
  const vault = useVault();
  const accounts = useAccounts();
  const settings = useSettings();
  const parts = [vault, accounts, settings];
  /** The first screen is in the middle of something and stays, whatever changes around it. */
  const isWelcomeHeld = shallowRef(false);

  const problem = computed(() => parts.find(({ state }) => state === 'error')?.problem ?? null);
  const connection = useConnection();
  const isAway = computed(() => connection.value !== 'connected');
  const stage = computed<Stage>(() => {
    if (problem.value) return 'failed';
    if (parts.some(({ state }) => state === 'loading') || !isSpoken()) return 'starting';
    if (vault.status?.state === 'locked' || vault.status?.state === 'unavailable') return 'vault';
    return accounts.list.length === 0 || isWelcomeHeld.value ? 'welcome' : 'ready';
  });

  async function retry(): Promise<void> {
    await Promise.all(parts.map(({ refetch }) => refetch()));
  }

  return { stage, problem, isAway, isWelcomeHeld, retry };
}
