import { computed, onScopeDispose, shallowRef } from 'vue';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import { call, onEvent, toBridgeError, type BridgeError } from '@/bridge';

const PAGE = 200;

/** All rules of an account by name, read page by page, and again when they change. Ends with the scope it was made in. */
export function useRules(accountId: string) {
  const rows = shallowRef<readonly AutoReply[] | null>(null);
  const asOf = shallowRef<number | null>(null);
  const problem = shallowRef<BridgeError | null>(null);
  let turn = 0;
  let isHeld = false;

  async function refetch(): Promise<void> {
    if (isHeld) return;
    const mine = ++turn;
    const found = new Map<string, AutoReply>();
    try {
      for (let offset = 0; ; offset += PAGE) {
        const page = await call('autoReplies.list', { accountId, offset, limit: PAGE });
        if (mine !== turn) return;
        for (const row of page.rows) found.set(row.id, row);
        asOf.value = page.asOf;
        if (page.rows.length === 0 || offset + page.rows.length >= page.total) break;
      }
      rows.value = [...found.values()];
      problem.value = null;
    } catch (thrown) {
      // What was known stays.
      if (mine === turn) problem.value = toBridgeError(thrown);
    }
  }

  const unsubscribe = onEvent((event) => {
    const isHere = event.name === 'autoReplies.changed' && event.accountId === accountId;
    const mayBeOpen = event.name === 'accounts.changed' && rows.value === null;
    if (isHere || mayBeOpen || event.name === 'bridge.resumed') void refetch();
  });
  onScopeDispose(() => {
    turn += 1;
    unsubscribe();
  });
  void refetch();

  return {
    rows: computed(() => rows.value ?? []),
    state: computed(() => {
      if (rows.value) return 'ready';
      return problem.value ? 'error' : 'loading';
    }),
    problem,
    /** When the list was read from the server; null: never. */
    asOf,
    refetch,
    /**
     * Leaves the list as it is while this is under way: a rule that is being made would stand there twice, as the one
     * that is kept here until the server took it as well. Whoever holds it reads it again afterwards.
     */
    async holding<T>(work: () => Promise<T>): Promise<T> {
      turn += 1;
      isHeld = true;
      try {
        return await work();
      } finally {
        isHeld = false;
      }
    },
    /** Shows a row as it is known to be now, until the list is read again. */
    put(row: AutoReply): void {
      const others = (rows.value ?? []).filter(({ id }) => id !== row.id);
      const isThere = others.length < (rows.value?.length ?? 0);
      rows.value = isThere
        ? (rows.value ?? []).map((one) => (one.id === row.id ? row : one))
        : [...others, row];
    },
    drop(id: string): void {
      rows.value = (rows.value ?? []).filter((row) => row.id !== id);
    },
    find: (id: string): AutoReply | null => rows.value?.find((row) => row.id === id) ?? null,
  };
}

export type Rules = ReturnType<typeof useRules>;
