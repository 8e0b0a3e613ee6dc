import type { Account } from '#contract/routes/accounts.ts';
import type { Core } from '#core/createCore.ts';
import type { AskCore } from '../ownRequests.ts';
import { follow } from './follow.ts';
import { createSettingsEffects, type SettingsEffects } from './settingsEffects.ts';

interface FollowDeps {
  readonly core: Pick<Core, 'onEvent'>;
  readonly ask: AskCore;
  readonly effects: SettingsEffects;
  /** Who shows what is unread. */
  readonly showUnread: readonly ((accounts: readonly Account[]) => void)[];
}

/** Keeps the desktop as the settings and the accounts are; gives what reads each of them at once. */
export function followCore({ core, ask, effects, showUnread }: FollowDeps) {
  return {
    readSettings: follow(core, {
      ask: () => ask('settings.get', {}),
      events: ['settings.changed'],
      tell: createSettingsEffects(effects),
    }),
    readUnread: follow(core, {
      ask: () => ask('accounts.list', {}),
      events: ['accounts.changed', 'conversations.changed'],
      tell: ({ accounts }) => {
        for (const show of showUnread) show(accounts);
      },
    }),
  };
}
