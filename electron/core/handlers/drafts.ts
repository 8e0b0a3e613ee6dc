import type { Emit } from '#core/events.ts';
import type { Clock } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

interface DraftDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
  readonly emit: Emit;
}

export function draftHandlers({ work, clock, emit }: DraftDeps): HandlersOf<'drafts'> {
  return {
    'drafts.get': async ({ accountId, phone }) => (await work(accountId)).store.drafts.get(phone),
    'drafts.set': async ({ accountId, phone, ...draft }) => {
      await (await work(accountId)).store.drafts.set(phone, draft, clock.now());
      emit({ name: 'conversations.changed', accountId });
      return {};
    },
  };
}
