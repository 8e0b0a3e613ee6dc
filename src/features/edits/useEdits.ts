import { computed, shallowRef } from 'vue';
import type { Edit } from '#contract/routes/edits.ts';
import type { InputOf } from '#contract/routes/index.ts';
import { call, toBridgeError, useQuery, type BridgeError } from '@/bridge';
import { translate as t } from '@/shared/i18n';
import { announce } from '@/shared/ui';
import type { EditAction } from './describeEdit';

const NONE: readonly Edit[] = [];

/** Single changes that are not simply saved, and what can be done with them. null asks nothing. */
export function useEdits(input: () => InputOf<'edits.list'> | null) {
  const query = useQuery('edits.list', input, { events: ['edits.changed'] });
  /** The one that something is done with now. */
  const busyId = shallowRef<number | null>(null);
  const failed = shallowRef<{ readonly id: number; readonly problem: BridgeError } | null>(null);

  async function act(action: EditAction, { id }: Edit): Promise<void> {
    const asked = input();
    if (!asked || busyId.value !== null) return;
    busyId.value = id;
    failed.value = null;
    try {
      await call(ROUTES[action], { accountId: asked.accountId, id });
      announce(t(`edits.done.${action}`));
      await query.refetch();
    } catch (thrown) {
      failed.value = { id, problem: toBridgeError(thrown) };
    } finally {
      busyId.value = null;
    }
  }

  return {
    rows: computed(() => query.data.value?.rows ?? NONE),
    state: query.state,
    problem: query.problem,
    refetch: query.refetch,
    isBusy: ({ id }: Edit) => busyId.value === id,
    problemOf: ({ id }: Edit) => (failed.value?.id === id ? failed.value.problem : null),
    act,
  };
}

/** What was overruled is only forgotten where ours is kept. */
const ROUTES = {
  retry: 'edits.retry',
  discard: 'edits.discard',
  undelete: 'edits.discard',
  keepMine: 'edits.discard',
  takeTheirs: 'edits.takeTheirs',
} as const satisfies Record<EditAction, string>;
