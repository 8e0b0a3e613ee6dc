import type { Accounts } from '#core/accounts/accounts.ts';
import type { AccountWork } from '#core/accounts/entry.ts';
import type { EventBus } from '#core/events.ts';
import type { Navigation } from '#core/navigation.ts';
import type { Clock, Logger, Notifier } from '#core/ports.ts';
import type { SettingsStore } from '#core/settings/settings.ts';

export interface NotificationDeps {
  readonly notifier: Notifier;
  readonly accounts: Pick<Accounts<AccountWork>, 'list' | 'work'>;
  readonly settings: Pick<SettingsStore, 'now'>;
  readonly navigation: Pick<Navigation, 'goTo'>;
  /** Answers a customer from the notification itself. */
  readonly reply: (to: { accountId: string; phone: string; text: string }) => Promise<void>;
  readonly onEvent: EventBus['onEvent'];
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Notifications {
  /** Shows one as it would come now. Gives whether the system was asked to show it. */
  tryOne(): boolean;
  stop(): void;
}

export function createNotifications(_deps: NotificationDeps): Notifications {
  return { tryOne: () => false, stop: () => undefined };
}
