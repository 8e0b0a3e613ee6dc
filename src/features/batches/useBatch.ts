import { computed, shallowRef, watch } from 'vue';
import type { BatchRow } from '#contract/routes/batches.ts';
import { call, toBridgeError, useQuery, type BridgeError } from '@/bridge';
import { useSparseList } from '@/shared/lists';
import { batchChoices, statesOf, type BatchFilter } from './batchWords';

interface BatchKey {
  readonly accountId: string;
  readonly id: number;
}

type BatchAct = 'pause' | 'resume' | 'cancel' | 'retry' | 'remove';

/** One batch, kept up to date, with its rows by place and what a person does about it. */
export function useBatch(of: () => BatchKey) {
  const query = useQuery('batches.get', of, { events: ['batches.changed'] });
  const batch = computed(() => query.data.value?.batch ?? null);
  const filter = shallowRef<BatchFilter>('all');

  const rows = useSparseList<BatchRow, { rows: BatchRow[]; total: number }>({
    list: () => `${of().accountId} ${of().id} ${filter.value}`,
    read: (page) => {
      const states = statesOf(filter.value);
      return call('batches.rows', { ...of(), ...page, ...(states && { states }) });
    },
    isAbout: (event) => event.name === 'batches.changed' && event.accountId === of().accountId,
    identify: ({ id }) => String(id),
    keepsRows: true,
  });

  // The last row of its kind may have become something else.
  watch(batch, (now) => {
    if (now && !batchChoices(now).some(({ value }) => value === filter.value)) filter.value = 'all';
  });

  const underWay = shallowRef<BatchAct | null>(null);
  const actProblem = shallowRef<BridgeError | null>(null);

  /** Does it and reads the batch again; false where it could not be done, and `actProblem` says why. */
  async function act(what: BatchAct): Promise<boolean> {
    if (underWay.value !== null) return false;
    underWay.value = what;
    actProblem.value = null;
    try {
      await call(`batches.${what}`, of());
    } catch (thrown) {
      actProblem.value = toBridgeError(thrown);
    }
    await query.refetch();
    underWay.value = null;
    return actProblem.value === null;
  }

  return {
    batch,
    state: query.state,
    problem: query.problem,
    refetch: query.refetch,
    filter,
    rows,
    act,
    underWay,
    actProblem,
  };
}
