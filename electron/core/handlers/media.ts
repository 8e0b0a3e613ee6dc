import type { MediaCheck } from '#core/media/mediaCheck.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function mediaHandlers(work: WorkOf, mediaCheck: MediaCheck): HandlersOf<'media'> {
  return {
    'media.check': async ({ accountId, url, kind }) => {
      // Nothing of it is needed: an account that is not there has nothing to send.
      await work(accountId);
      return mediaCheck.check(url, kind);
    },
  };
}
