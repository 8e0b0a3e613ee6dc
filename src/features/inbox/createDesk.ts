import { call } from '@/bridge';
import { createDraftKeeper, type DraftKeeper } from './composer/draftKeeper';
import { createSends, type Sends } from './composer/createSends';

/** What a person has in hand in an account, whichever chat is open: what is half written, and what is on its way. */
export interface Desk {
  readonly drafts: DraftKeeper;
  readonly sends: Sends;
}

export function createDesk(accountId: string): Desk {
  const drafts = createDraftKeeper({
    load: (phone) => call('drafts.get', { accountId, phone }),
    save: (phone, draft) => call('drafts.set', { accountId, phone, ...draft }),
  });
  const sends = createSends({
    drafts,
    now: Date.now,
    send: (message) => call('messages.send', { accountId, ...message }),
  });
  return { drafts, sends };
}
