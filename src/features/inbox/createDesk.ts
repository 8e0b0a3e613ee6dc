import { call } from '@/bridge';
import { createDraftKeeper, type DraftKeeper } from './composer/draftKeeper';
import { createSends, type Sends } from './composer/createSends';

/** What a person has in hand in an account, whichever chat is open: texts half written, and texts on their way. */
export interface Desk {
  readonly drafts: DraftKeeper;
  readonly sends: Sends;
}

export function createDesk(accountId: string): Desk {
  const drafts = createDraftKeeper({
    load: async (phone) => (await call('drafts.get', { accountId, phone })).text,
    save: (phone, text) => call('drafts.set', { accountId, phone, text }),
  });
  const sends = createSends({
    drafts,
    now: Date.now,
    send: (message) => call('messages.send', { accountId, ...message }),
  });
  return { drafts, sends };
}
