import type { Accounts } from '#core/accounts/accounts.ts';
import type { Data } from '#core/data/data.ts';
import type { Handlers } from '#core/dispatch.ts';
import type { Emit } from '#core/events.ts';
import type { MediaCheck } from '#core/media/mediaCheck.ts';
import type { Navigation } from '#core/navigation.ts';
import type { Notifications } from '#core/notifications/notifications.ts';
import type { Ports } from '#core/ports.ts';
import type { SettingsStore } from '#core/settings/settings.ts';
import type { Vault } from '#core/vault/vault.ts';
import type { Workspace } from '#core/workspace.ts';
import type { Speak } from '#words/speech.ts';
import { accountHandlers } from './accounts.ts';
import { autoReplyHandlers } from './autoReplies.ts';
import { batchHandlers } from './batches.ts';
import { contactHandlers } from './contacts.ts';
import { contactViewHandlers } from './contactViews.ts';
import { conversationHandlers } from './conversations.ts';
import { dataHandlers } from './data.ts';
import { desktopHandlers } from './desktop.ts';
import { draftHandlers } from './drafts.ts';
import { editHandlers } from './edits.ts';
import { groupHandlers } from './groups.ts';
import { insightHandlers } from './insights.ts';
import { mediaHandlers } from './media.ts';
import { messageHandlers } from './messages.ts';
import { navigationHandlers } from './navigation.ts';
import { outboxHandlers } from './outbox.ts';
import { quickReplyHandlers } from './quickReplies.ts';
import { searchHandlers } from './search.ts';
import { settingsHandlers } from './settings.ts';
import { syncHandlers } from './sync.ts';
import { systemHandlers } from './system.ts';
import { templateHandlers } from './templates.ts';
import { unsavedFormHandlers } from './unsavedForms.ts';
import { updateHandlers } from './updates.ts';
import { vaultHandlers } from './vault.ts';

interface HandlerDeps {
  readonly ports: Ports;
  readonly accounts: Accounts<Workspace>;
  readonly vault: Vault;
  readonly settings: SettingsStore;
  readonly mediaCheck: MediaCheck;
  readonly navigation: Navigation;
  /** null where the host shows none. */
  readonly notifications: Notifications | null;
  readonly data: Data;
  readonly speak: Speak;
  readonly emit: Emit;
}

export function createHandlers({
  ports,
  accounts,
  vault,
  settings,
  mediaCheck,
  navigation,
  notifications,
  data,
  speak,
  emit,
}: HandlerDeps): Handlers {
  const { clock, random } = ports;
  const work = (accountId: string) => accounts.work(accountId);
  return {
    ...accountHandlers(accounts),
    ...autoReplyHandlers({ work, random }),
    ...batchHandlers({ work, clock, emit, speak }),
    ...contactHandlers({ work, settings, clock, random, emit }),
    ...contactViewHandlers({ work, clock, random, emit }),
    ...conversationHandlers({
      work,
      clock,
      emit,
      onSeen: (accountId, phone) => notifications?.seen(accountId, phone),
    }),
    ...dataHandlers(data),
    ...desktopHandlers(ports.desktop, () => notifications?.tryOne() ?? false),
    ...draftHandlers({ work, clock, emit }),
    ...editHandlers(work),
    ...groupHandlers({ work, random }),
    ...insightHandlers(work),
    ...mediaHandlers(work, mediaCheck),
    ...messageHandlers({ work, clock, emit }),
    ...navigationHandlers({ navigation, accounts, settings }),
    ...outboxHandlers(work),
    ...quickReplyHandlers({ work, clock, random, emit }),
    ...searchHandlers(work),
    ...settingsHandlers(settings),
    ...syncHandlers(work),
    ...systemHandlers(ports),
    ...templateHandlers(work),
    ...unsavedFormHandlers({ work, clock }),
    ...updateHandlers(ports.desktop?.updater),
    ...vaultHandlers({ vault, accounts }),
  };
}
