import type { Clock } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

interface UnsavedFormDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
}

/** Without events: what is in a form belongs to the window it stands in. */
export function unsavedFormHandlers({ work, clock }: UnsavedFormDeps): HandlersOf<'unsavedForms'> {
  return {
    'unsavedForms.list': async ({ accountId, kind }) => ({
      rows: await (await work(accountId)).store.unsavedForms.list(kind),
    }),
    'unsavedForms.set': async ({ accountId, ...form }) => {
      await (await work(accountId)).store.unsavedForms.set(form, clock.now());
      return {};
    },
  };
}
