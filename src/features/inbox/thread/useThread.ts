import { computed, onScopeDispose, shallowRef } from 'vue';
import { call, onEvent, toBridgeError, type BridgeError } from '@/bridge';
import { firstUnread, type GroupOptions } from './groupThread';
import { refreshLimit, withNewest, withOlder, type ThreadRows } from './threadRows';

/** What a chat's thread needs: its rows, more of them on demand, and where the unread ones began when it was opened. */
export type Thread = ReturnType<typeof useThread>;

const PAGE = 50;
/** The most one request gives: for a message far back. */
const LARGEST_PAGE = 200;

/**
 * Reads one chat from the local store, and again whenever it changes. For one chat: another one needs another scope.
 */
export function useThread(accountId: string, phone: string) {
  const thread = shallowRef<ThreadRows>({ rows: [], more: false });
  /** The server was asked about this chat at least once, so that "no messages" is known and not only not read. */
  const isLoaded = shallowRef(false);
  /** When the server was read for this chat last; null: never. */
  const asOf = shallowRef<number | null>(null);
  const isRead = shallowRef(false);
  const problem = shallowRef<BridgeError | null>(null);
  const olderState = shallowRef<'idle' | 'asking' | 'waiting' | 'failed'>('idle');
  const unreadAtOpen = shallowRef<GroupOptions['unread']>(null);
  let reading: Promise<void> | undefined;
  let isOutdated = false;
  let isGone = false;

  async function readNewest(): Promise<void> {
    // What is unread of a chat that was never read is known once it was.
    const unread = isLoaded.value ? null : await readUnread();
    const limit = refreshLimit(thread.value.rows.length, {
      least: Math.max(PAGE, Math.min(unread ?? 0, 190) + 10),
    });
    const page = await call('messages.list', { accountId, phone, limit });
    if (isGone) return;
    if (unread !== null) unreadAtOpen.value = firstUnread(page.rows, unread);
    thread.value = withNewest(thread.value, page);
    isLoaded.value = page.loaded;
    asOf.value = page.asOf;
    isRead.value = true;
    problem.value = null;
  }

  async function readUnread(): Promise<number> {
    const { conversation } = await call('conversations.get', { accountId, phone });
    return conversation?.unread ?? 0;
  }

  /** Asks again; what comes in meanwhile makes one more request, however much it is. */
  function refresh(): Promise<void> {
    if (reading) isOutdated = true;
    reading ??= readNewest()
      .catch((thrown: unknown) => (problem.value = toBridgeError(thrown)))
      .then(() => {
        reading = undefined;
        if (isGone) return;
        if (olderState.value === 'waiting') void readOlder();
        if (isOutdated) {
          isOutdated = false;
          return refresh();
        }
      });
    return reading;
  }

  /** Older rows in front. Where they have to come from the server first, they follow with `messages.changed`. */
  async function readOlder(): Promise<void> {
    const before = thread.value.rows[0]?.id;
    if (before === undefined || !thread.value.more || olderState.value === 'asking') return;
    olderState.value = 'asking';
    try {
      const page = await call('messages.list', { accountId, phone, before, limit: PAGE });
      if (isGone) return;
      thread.value = withOlder(thread.value, before, page);
      olderState.value = page.rows.length === 0 && page.more ? 'waiting' : 'idle';
    } catch {
      olderState.value = 'failed';
    }
  }

  /**
   * Brings in everything from here back to that message, in one step so that nothing moves meanwhile. False where it is
   * not in the local store (any more). Throws a BridgeError where it can't be read.
   */
  async function reach(id: number): Promise<boolean> {
    if (!isRead.value) await (reading ?? refresh());
    if (!isRead.value && problem.value) throw problem.value;
    for (;;) {
      const { rows } = thread.value;
      if (rows.some((row) => row.id === id)) return true;
      const before = rows[0]?.id;
      if (before === undefined) return false;
      const back = await readBackTo(id, before);
      if (isGone || !back) return false;
      // What is shown was replaced meanwhile: once more from where it begins now.
      if (thread.value.rows[0]?.id === before) thread.value = withOlder(thread.value, before, back);
    }
  }

  /** The rows from that message up to `before`; null where they do not hold it. */
  async function readBackTo(id: number, before: number): Promise<ThreadRows | null> {
    let rows: ThreadRows['rows'] = [];
    for (;;) {
      const from = rows[0]?.id ?? before;
      const page = await call('messages.list', { accountId, phone, before: from, limit: LARGEST_PAGE });
      rows = [...page.rows, ...rows];
      if (page.rows.some((row) => row.id === id)) return { rows, more: page.more };
      if (isGone || page.rows.length === 0) return null;
    }
  }

  const unsubscribe = onEvent((event) => {
    const isHere =
      event.name === 'messages.changed' && event.accountId === accountId && event.phone === phone;
    const mayBeOpen = event.name === 'accounts.changed' && !isRead.value;
    if (isHere || mayBeOpen || event.name === 'bridge.resumed') void refresh();
  });
  onScopeDispose(() => {
    isGone = true;
    unsubscribe();
  });
  void refresh();

  return {
    rows: computed(() => thread.value.rows),
    more: computed(() => thread.value.more),
    state: computed(() => {
      if (isRead.value) return 'ready';
      return problem.value && problem.value.code !== 'ACCOUNT_NOT_READY' ? 'error' : 'loading';
    }),
    isLoaded,
    asOf,
    problem,
    olderState,
    unreadAtOpen,
    refresh,
    readOlder,
    reach,
  };
}
