import { computed, shallowRef } from 'vue';
import type { BulkAction, Contact } from '#contract/routes/contacts.ts';
import { useAction } from '@/bridge';
import { toContactSelection } from './selection/selection';
import type { SelectionHandle } from './selection/useSelection';

interface BulkOptions {
  readonly accountId: () => string;
  readonly selection: SelectionHandle;
}

/** What is done to the chosen contacts, as a batch that goes on by itself; and the deleting of one. */
export function useBulk({ accountId, selection }: BulkOptions) {
  const acting = useAction('contacts.bulk');
  const removing = useAction('contacts.remove');
  /** The batch that was begun last, while its dialog is open. */
  const batchId = shallowRef<number | null>(null);
  /** Who is about to be deleted: one contact, or those that are chosen. */
  const doubted = shallowRef<Contact | 'chosen' | null>(null);

  /** Begins it, and lets go of the choice; false where that could not be done. */
  async function act(action: BulkAction): Promise<boolean> {
    const chosen = toContactSelection(selection.selection.value);
    if (!chosen) return false;
    const begun = await acting.run({ accountId: accountId(), selection: chosen, action });
    if (!begun) return false;
    batchId.value = begun.batchId;
    selection.clear();
    return true;
  }

  async function confirmRemove(): Promise<void> {
    const who = doubted.value;
    if (who === null) return;
    const isDone =
      who === 'chosen'
        ? await act({ kind: 'remove' })
        : (await removing.run({ accountId: accountId(), phone: who.phone })) !== null;
    if (isDone) doubted.value = null;
  }

  function askRemove(who: Contact | 'chosen'): void {
    acting.problem.value = null;
    removing.problem.value = null;
    doubted.value = who;
  }

  return {
    act,
    askRemove,
    confirmRemove,
    doubted,
    batchId,
    isBusy: computed(() => acting.isRunning.value || removing.isRunning.value),
    actProblem: acting.problem,
    removeProblem: computed(() =>
      doubted.value === 'chosen' ? acting.problem.value : removing.problem.value,
    ),
  };
}
