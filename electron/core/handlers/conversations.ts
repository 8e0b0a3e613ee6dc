import type { Emit } from '#core/events.ts';
import type { Clock } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

interface ConversationDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
  readonly emit: Emit;
  /** The person looks at a chat, or has read it. */
  readonly onSeen: (accountId: string, phone: string) => void;
}

export function conversationHandlers({
  work,
  clock,
  emit,
  onSeen,
}: ConversationDeps): HandlersOf<'conversations'> {
  function changed(accountId: string): void {
    emit({ name: 'conversations.changed', accountId });
  }

  return {
    'conversations.list': async ({ accountId, ...query }) => {
      const { conversations, meta } = (await work(accountId)).store;
      const [{ rows, total }, counts, asOf] = await Promise.all([
        conversations.list({ ...query, now: clock.now() }),
        conversations.counts(),
        meta.get('conversations.asOf'),
      ]);
      const { unread, needsReply, failed } = counts;
      return {
        rows,
        total,
        counts: { unread, needsReply, failed },
        asOf: asOf === null ? null : Number(asOf),
      };
    },
    'conversations.get': async ({ accountId, phone }) => ({
      conversation: await (await work(accountId)).store.conversations.get(phone),
    }),
    'conversations.focus': async ({ accountId, phone }) => {
      (await work(accountId)).sync.focus(phone);
      if (phone !== null) onSeen(accountId, phone);
      return {};
    },
    'conversations.markRead': async ({ accountId, phone }) => {
      await (await work(accountId)).store.conversations.markRead(phone);
      onSeen(accountId, phone);
      changed(accountId);
      return {};
    },
    'conversations.setState': async ({ accountId, phone, ...state }) => {
      const { store, sync } = await work(accountId);
      await store.conversations.setState(phone, withoutUndefined(state));
      sync.weigh(phone);
      changed(accountId);
      return {};
    },
  };
}

function withoutUndefined<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
