import { shallowRef, watch, type Ref } from 'vue';
import type { Message } from '#contract/routes/messages.ts';
import type { GroupOptions } from './groupThread';

interface UnreadLineOptions {
  readonly rows: () => readonly Message[];
  readonly unreadAtOpen: Readonly<Ref<GroupOptions['unread']>>;
  /** The person sees the end of the thread now. */
  readonly isWatching: () => boolean;
}

/**
 * Where "2 new" stands. It stays while it is read, moves on when messages come in unseen afterwards, and goes when the
 * person answers.
 */
export function useUnreadLine({ rows, unreadAtOpen, isWatching }: UnreadLineOptions) {
  const line = shallowRef<GroupOptions['unread']>(null);
  let isSeen = false;

  watch(unreadAtOpen, (unread) => (line.value = unread), { immediate: true });
  watch(isWatching, (watching) => (isSeen ||= watching), { immediate: true });
  watch(rows, (next, previous) => {
    const newest = previous.at(-1);
    if (!newest) return;
    const at = next.findIndex((row) => row.id === newest.id);
    if (at < 0) return;
    const added = next.slice(at + 1);
    if (added.some((row) => row.direction === 'out')) line.value = null;
    const inbound = added.filter((row) => row.direction === 'in');
    const first = inbound[0];
    if (!first || isWatching()) return;
    if (line.value && !isSeen) line.value = { ...line.value, count: line.value.count + inbound.length };
    else line.value = { firstId: first.id, count: inbound.length };
    isSeen = false;
  });

  return { line, clear: () => (line.value = null) };
}
