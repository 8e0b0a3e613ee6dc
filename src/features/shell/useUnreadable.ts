import { computed, onScopeDispose, shallowRef } from 'vue';
import type { OutputOf } from '#contract/routes/index.ts';
import type { SyncPartName } from '#contract/routes/sync.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';

type Row = OutputOf<'sync.unreadable'>['rows'][number];

const PAGE = 20;

/** Rows of a part that could not be read, page by page from the first. */
export function useUnreadable(accountId: string, part: SyncPartName) {
  const rows = shallowRef<readonly Row[]>([]);
  const total = shallowRef(0);
  const isRead = shallowRef(false);
  const isReading = shallowRef(false);
  const problem = shallowRef<BridgeError | null>(null);
  let isGone = false;
  onScopeDispose(() => void (isGone = true));

  async function more(): Promise<void> {
    if (isReading.value) return;
    isReading.value = true;
    problem.value = null;
    try {
      const page = await call('sync.unreadable', { accountId, part, offset: rows.value.length, limit: PAGE });
      if (isGone) return;
      rows.value = [...rows.value, ...page.rows];
      // A list that shrank meanwhile ends here, whatever it said before.
      total.value = page.rows.length === 0 ? rows.value.length : page.total;
      isRead.value = true;
    } catch (thrown) {
      problem.value = toBridgeError(thrown);
    } finally {
      isReading.value = false;
    }
  }
  void more();

  /** How many the next page adds. */
  const next = computed(() => Math.min(PAGE, Math.max(0, total.value - rows.value.length)));
  return { rows, total, next, isRead, isReading, problem, more };
}
