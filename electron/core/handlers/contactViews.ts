import type { Emit } from '#core/events.ts';
import type { Clock, Random } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

interface ContactViewDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Emit;
}

export function contactViewHandlers({
  work,
  clock,
  random,
  emit,
}: ContactViewDeps): HandlersOf<'contactViews'> {
  return {
    'contactViews.list': async ({ accountId }) => {
      const { contactViews } = (await work(accountId)).store;
      const [rows, current] = await Promise.all([contactViews.list(), contactViews.current()]);
      return { rows, current };
    },
    'contactViews.save': async ({ accountId, id = newId(random), name, layout }) => {
      const { contactViews } = (await work(accountId)).store;
      const view = await contactViews.save({ id, name, layout }, clock.now());
      emit({ name: 'contactViews.changed', accountId });
      return { view };
    },
    'contactViews.remove': async ({ accountId, id }) => {
      const isRemoved = await (await work(accountId)).store.contactViews.remove(id);
      if (isRemoved) emit({ name: 'contactViews.changed', accountId });
      return {};
    },
    // Without an event: it is how one window stands, and nobody else follows it.
    'contactViews.setCurrent': async ({ accountId, layout }) => {
      await (await work(accountId)).store.contactViews.setCurrent(layout);
      return {};
    },
  };
}

function newId(random: Random): string {
  return `view_${Buffer.from(random.bytes(12)).toString('hex')}`;
}
