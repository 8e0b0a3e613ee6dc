import type { Navigation } from '#core/navigation.ts';
import type { HandlersOf } from './handlersOf.ts';

export function navigationHandlers(navigation: Navigation): HandlersOf<'navigation'> {
  return {
    'navigation.take': () => Promise.resolve({ target: navigation.take() }),
  };
}
