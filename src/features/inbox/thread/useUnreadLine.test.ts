import { effectScope, nextTick, shallowRef } from 'vue';
import { expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import type { GroupOptions } from './groupThread';
import { useUnreadLine } from './useUnreadLine';

function row(id: number, direction: 'in' | 'out' = 'in'): Message {
  const content = { type: 'text', text: 'x' } as const;
  return {
    id,
    remoteId: null,
    clientId: null,
    phone: '+1',
    direction,
    content,
    status: 'received',
    at: id,
    replyToId: null,
  };
}

function open(unread: GroupOptions['unread'], isWatchingAtFirst: boolean) {
  const rows = shallowRef<Message[]>([row(1), row(2)]);
  const isWatching = shallowRef(isWatchingAtFirst);
  const { line } = effectScope().run(() =>
    useUnreadLine({
      rows: () => rows.value,
      unreadAtOpen: shallowRef(unread),
      isWatching: () => isWatching.value,
    }),
  )!;
  return {
    line,
    watch: async (watching: boolean) => {
      isWatching.value = watching;
      await nextTick();
    },
    add: async (...added: Message[]) => {
      rows.value = [...rows.value, ...added];
      await nextTick();
    },
  };
}

it('stands where the unread messages began, also while they are read', async () => {
  const { line, add } = open({ firstId: 2, count: 1 }, true);
  await add(row(3));
  expect(line.value).toEqual({ firstId: 2, count: 1 });
});

it('counts what comes in unseen', async () => {
  const { line, add } = open({ firstId: 2, count: 1 }, false);
  await add(row(3), row(4));
  expect(line.value).toEqual({ firstId: 2, count: 3 });
});

it('moves on once what it marked was seen', async () => {
  const { line, add, watch } = open({ firstId: 2, count: 1 }, true);
  await watch(false);
  await add(row(3));
  expect(line.value).toEqual({ firstId: 3, count: 1 });
});

it('goes when the person answers', async () => {
  const { line, add } = open({ firstId: 2, count: 1 }, true);
  await add(row(3, 'out'));
  expect(line.value).toBeNull();
});
