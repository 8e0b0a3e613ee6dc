import { computed, shallowRef } from 'vue';
import type { OutputOf } from '#contract/routes/index.ts';
import type { OutboxCounts, OutboxRow } from '#contract/routes/outbox.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import { useSparseList } from '@/shared/lists';
import type { OutboxAction } from './describeOutboxRow';
import { outboxLines } from './outboxRows';

/** What has not simply left of one account, by place, kept up to date, and what a person does about it. */
export function useOutbox(accountId: () => string) {
  const list = useSparseList<OutboxRow, OutputOf<'outbox.list'>>({
    list: accountId,
    read: (page) => call('outbox.list', { accountId: accountId(), ...page }),
    isAbout: (event) =>
      (event.name === 'messages.changed' || event.name === 'sync.changed') && event.accountId === accountId(),
    identify: ({ message }) => String(message.id),
  });
  const counts = computed(() => list.answer.value?.counts ?? NONE);
  const underWay = shallowRef<ReadonlySet<number>>(new Set());
  const actProblem = shallowRef<BridgeError | null>(null);

  /** Does it, and reads the list again; false where it could not be done, and `actProblem` says why. */
  async function act(action: OutboxAction, { message: { id } }: OutboxRow): Promise<boolean> {
    if (underWay.value.has(id)) return false;
    underWay.value = new Set([...underWay.value, id]);
    actProblem.value = null;
    try {
      await perform(action, { accountId: accountId(), id });
    } catch (thrown) {
      actProblem.value = toBridgeError(thrown);
    }
    await list.refresh();
    underWay.value = new Set([...underWay.value].filter((other) => other !== id));
    return actProblem.value === null;
  }

  return {
    ...list,
    counts,
    held: computed(() => list.answer.value?.held ?? null),
    lines: computed(() => outboxLines(counts.value, list.total.value)),
    act,
    actProblem,
    isUnderWay: ({ message }: OutboxRow) => underWay.value.has(message.id),
  };
}

const NONE: OutboxCounts = { waiting: 0, uncertain: 0, asked: 0, failed: 0 };

async function perform(action: OutboxAction, of: { accountId: string; id: number }): Promise<void> {
  switch (action) {
    case 'retry':
    case 'sendAgain':
      await call('messages.retry', of);
      return;
    case 'wasSent':
      await call('messages.settle', { ...of, as: 'sent' });
      return;
    case 'cancel':
    case 'discard':
      await call('messages.discard', of);
      return;
  }
}
