import { shallowRef } from 'vue';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import { useAccounts, useVault } from '@/shared/stores';

/** Removes every account from this computer, then the vault that no one can open any more. */
export function useStartOver() {
  const accounts = useAccounts();
  const vault = useVault();
  const isRunning = shallowRef(false);
  const problem = shallowRef<BridgeError | null>(null);

  /** Gives whether all of it is done; what was left stands in `problem` and can be tried again. */
  async function startOver(): Promise<boolean> {
    isRunning.value = true;
    problem.value = null;
    try {
      for (const { id } of accounts.list) await call('accounts.remove', { accountId: id });
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
