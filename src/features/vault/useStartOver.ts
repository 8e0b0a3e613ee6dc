import { shallowRef } from 'vue';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import { useAccounts, useVault } from '@/shared/stores';

/** Deletes the vault that no one can open any more, with every account of this computer. */
export function useStartOver() {
  const accounts = useAccounts();
  const vault = useVault();
  const isRunning = shallowRef(false);
  const problem = shallowRef<BridgeError | null>(null);

  /** Gives whether it is done; else `problem` says why, and it can be tried again. */
  async function startOver(): Promise<boolean> {
    isRunning.value = true;
    problem.value = null;
    try {
      await call('vault.forget', { confirm: true });
      await Promise.all([accounts.refetch(), vault.refetch()]);
      return true;
    } catch (thrown) {
      problem.value = toBridgeError(thrown);
      return false;
    } finally {
      isRunning.value = false;
    }
  }

  return { startOver, isRunning, problem };
}
