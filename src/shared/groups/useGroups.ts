import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { Group } from '#contract/routes/groups.ts';
import { call, onEvent, toBridgeError, type BridgeError } from '@/bridge';

const PAGE = 200;

/**
 * All groups of an account by id, in the order of their names: read page by page, and again when they change. null: not
 * read from the store yet, or it could not be, and `problem` says why; beside groups it says that they are old.
 */
export function useGroups(accountId: () => string) {
  const groups = shallowRef<ReadonlyMap<string, Group> | null>(null);
  const asOf = shallowRef<number | null>(null);
  const problem = shallowRef<BridgeError | null>(null);
  let turn = 0;

  async function read(): Promise<void> {
    const mine = ++turn;
    const found = new Map<string, Group>();
    try {
      for (let offset = 0; ; offset += PAGE) {
        const page = await call('groups.list', { accountId: accountId(), offset, limit: PAGE });
        if (mine !== turn) return;
        for (const group of page.rows) found.set(group.id, group);
        asOf.value = page.asOf;
        if (page.rows.length === 0 || offset + page.rows.length >= page.total) break;
      }
      groups.value = found;
      problem.value = null;
    } catch (thrown) {
      // What was known stays.
      if (mine === turn) problem.value = toBridgeError(thrown);
    }
  }

  watch(
    accountId,
    () => {
      groups.value = null;
      asOf.value = null;
      problem.value = null;
      void read();
    },
    { immediate: true },
  );
  const unsubscribe = onEvent((event) => {
    const isHere = event.name === 'groups.changed' && event.accountId === accountId();
    const mayBeOpen = event.name === 'accounts.changed' && groups.value === null;
    if (isHere || mayBeOpen || event.name === 'bridge.resumed') void read();
  });
  onScopeDispose(() => {
    turn += 1;
    unsubscribe();
  });

  /** When the list was read, and the members of every group with it: the older of the two; null where one never was. */
  const knownAsOf = computed(() => {
    const times = [asOf.value, ...[...(groups.value?.values() ?? [])].map((group) => group.membersAsOf)];
    return times.includes(null) ? null : Math.min(...times.filter((time) => time !== null));
  });

  return { groups, asOf, knownAsOf, problem, refetch: read };
}
