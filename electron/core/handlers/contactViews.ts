import type { Emit } from '#core/events.ts';
import type { Clock, Random } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';
import { notYet } from './notYet.ts';
import type { WorkOf } from './work.ts';

interface ContactViewDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Emit;
}

export function contactViewHandlers(_deps: ContactViewDeps): HandlersOf<'contactViews'> {
  return {
    'contactViews.list': notYet,
    'contactViews.save': notYet,
    'contactViews.remove': notYet,
    'contactViews.setCurrent': notYet,
  };
}
