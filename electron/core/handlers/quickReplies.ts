import type { Emit } from '#core/events.ts';
import type { Clock, Random } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

interface QuickReplyDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Emit;
}

export function quickReplyHandlers({
  work,
  clock,
  random,
  emit,
}: QuickReplyDeps): HandlersOf<'quickReplies'> {
  return {
    'quickReplies.list': async ({ accountId }) => ({
      rows: await (await work(accountId)).store.quickReplies.list(),
    }),
    'quickReplies.save': async ({ accountId, id = newId(random), shortcut, text }) => {
      const { quickReplies } = (await work(accountId)).store;
      const quickReply = await quickReplies.save({ id, shortcut, text }, clock.now());
      emit({ name: 'quickReplies.changed', accountId });
      return { quickReply };
    },
    'quickReplies.remove': async ({ accountId, id }) => {
      const isRemoved = await (await work(accountId)).store.quickReplies.remove(id);
      if (isRemoved) emit({ name: 'quickReplies.changed', accountId });
      return {};
    },
  };
}

function newId(random: Random): string {
  return `reply_${Buffer.from(random.bytes(12)).toString('hex')}`;
}
