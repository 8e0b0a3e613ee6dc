import { watch } from 'vue';
import type { Conversation } from '#contract/routes/conversations.ts';
import type { Message } from '#contract/routes/messages.ts';
import { call } from '@/bridge';
import { translate as t } from '@/shared/i18n';
import { announce } from '@/shared/ui';
import { summarize } from '../bubbles/summary';

interface ArrivalsOptions {
  readonly accountId: string;
  readonly phone: string;
  readonly name: () => string;
  readonly rows: () => readonly Message[];
  readonly conversation: () => Conversation | null;
  /** The person sees the end of the thread now. */
  readonly isWatching: () => boolean;
}

/** What customers write into the open chat: said politely, and marked as read once it is seen. */
export function useArrivals({
  accountId,
  phone,
  name,
  rows,
  conversation,
  isWatching,
}: ArrivalsOptions): void {
  watch(rows, (next, previous) => {
    const last = previous.at(-1)?.id;
    const from = last === undefined ? -1 : next.findIndex(({ id }) => id === last);
    const added = from < 0 ? [] : next.slice(from + 1).filter(({ direction }) => direction === 'in');
    const newest = added.at(-1);
    if (!newest) return;
    announce(
      added.length > 1
        ? t('inbox.thread.receivedMany', { count: added.length, name: name() })
        : t('inbox.thread.received', { name: name(), text: summarize(newest.content).text }),
    );
  });

  watch(
    [isWatching, () => (conversation()?.unread ?? 0) > 0 || (conversation()?.isMarkedUnread ?? false)],
    ([watching, isUnread]) => {
      // What can't be marked now is marked at the next look: nothing is lost by leaving it unread.
      if (watching && isUnread) call('conversations.markRead', { accountId, phone }).catch(() => undefined);
    },
    { immediate: true },
  );
}
