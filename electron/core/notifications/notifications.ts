import type { AppEvent } from '#contract/events.ts';
import type { Account } from '#contract/routes/accounts.ts';
import type { OutputOf } from '#contract/routes/index.ts';
import type { EventBus } from '#core/events.ts';
import { createQueue } from '#core/lib/queue.ts';
import type { Navigation } from '#core/navigation.ts';
import type { Clock, Logger, Notice, Notifier, Random } from '#core/ports.ts';
import type { SettingsStore } from '#core/settings/settings.ts';
import type { Store } from '#core/store/store.ts';
import type { Speak } from '#words/speech.ts';
import { createAnswers } from './answers.ts';
import { createCatchUp } from './catchUp.ts';
import { leadsTo } from './leadsTo.ts';
import { readNews, type News } from './news.ts';
import { chatText, nameOf, summaryText } from './noticeText.ts';
import { isQuiet } from './quietHours.ts';

/** What a notification needs to know of an account at work. */
export interface NotifyingWork {
  readonly store: Pick<Store, 'conversations' | 'messages' | 'drafts'>;
  readonly sync: { focused(): string | null; awakeSince(): number | null };
}

export interface NotificationDeps {
  readonly notifier: Notifier;
  readonly accounts: { list(): Promise<Account[]>; work(id: string): Promise<NotifyingWork> };
  readonly settings: Pick<SettingsStore, 'now'>;
  readonly navigation: Pick<Navigation, 'goTo'>;
  /** What a person does in a chat, here done from its notification; each throws what its route would. */
  readonly chat: {
    send(message: {
      accountId: string;
      phone: string;
      text: string;
      clientId: string;
    }): Promise<OutputOf<'messages.send'>>;
    markRead(chat: { accountId: string; phone: string }): Promise<unknown>;
    setDraft(draft: { accountId: string; phone: string; text: string }): Promise<unknown>;
  };
  readonly speak: Speak;
  readonly onEvent: EventBus['onEvent'];
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

export interface Notifications {
  /** The person looks at a chat, or has read it: what its notification says is no news. */
  seen(accountId: string, phone: string): void;
  /** Shows one as it would come now. Gives whether the system was asked to show it. */
  tryOne(): boolean;
  stop(): void;
}

/** For so long messages gather before they are told of: a burst is one notification. */
const SETTLE_MS = 1_000;

/**
 * One notification for each chat in which a customer wrote; one for all of them where a good many wrote while the app
 * was off or asleep. What the first reading of old histories brings is no news: the store counts it as received never.
 */
export function createNotifications(deps: NotificationDeps): Notifications {
  const { accounts, settings, navigation, speak, clock, logger } = deps;
  const stopped = new AbortController();
  const startedAt = clock.now();
  const inTurn = createQueue();
  /** By account: how many messages came in which chat since it was told of the last time. */
  const arrived = new Map<string, Map<string, number>>();
  /** What the notification that stands for a chat counts, by its key. */
  const shown = new Map<string, { readonly accountId: string; readonly count: number }>();

  const notifier = safely(deps.notifier, logger);
  const answers = createAnswers({ ...deps, notifier });
  const catchUp = createCatchUp({
    clock,
    signal: stopped.signal,
    stillNews: (accountId, phone, count) => stillNews(accountId, phone, count),
    showChat,
    showSummary,
    hideChat: (accountId, phone) => hide(keyOf(accountId, phone)),
    hideSummary: (accountId) => notifier.close(accountId),
    onFailed: failed,
  });

  function hear(event: AppEvent): void {
    if (event.name === 'accounts.changed') return void forgetRemoved().catch(failed);
    if (event.name !== 'messages.received') return;
    const { accountId, phone, count } = event;
    const chats = arrived.get(accountId);
    if (chats) return void chats.set(phone, (chats.get(phone) ?? 0) + count);
    arrived.set(accountId, new Map([[phone, count]]));
    void settle(accountId).catch(failed);
  }

  async function settle(accountId: string): Promise<void> {
    await clock.sleep(SETTLE_MS, stopped.signal);
    const chats = arrived.get(accountId) ?? new Map<string, number>();
    arrived.delete(accountId);
    await inTurn(() => tell(accountId, chats));
  }

  async function tell(accountId: string, chats: ReadonlyMap<string, number>): Promise<void> {
    if (!isWanted(accountId)) return;
    const work = await accounts.work(accountId);
    const before = Math.max(startedAt, work.sync.awakeSince() ?? 0);
    for (const [phone, count] of chats) {
      const news = await stillNews(accountId, phone, count);
      if (!news || stopped.signal.aborted) continue;
      if (news.at < before) catchUp.add(accountId, news);
      else showChat(accountId, news);
    }
  }

  /** null: the person saw it meanwhile, or it is of a time before the account was here. */
  async function stillNews(accountId: string, phone: string, count: number): Promise<News | null> {
    const account = (await accounts.list()).find(({ id }) => id === accountId);
    if (!account || !isWanted(accountId)) return null;
    const { store, sync } = await accounts.work(accountId);
    if (notifier.isWatched() && sync.focused() === phone) return null;
    const news = await readNews(store, phone, count);
    return news && news.at >= account.createdAt ? news : null;
  }

  function isWanted(accountId: string): boolean {
    const { notifies, notificationPolicies, quietHours } = settings.now();
    return (
      notifies && policyOf(notificationPolicies, accountId) !== 'none' && !isQuiet(quietHours, clock.now())
    );
  }

  function isSilent(accountId: string): boolean {
    const { notificationSound, notificationPolicies } = settings.now();
    return !notificationSound || policyOf(notificationPolicies, accountId) === 'silent';
  }

  function showChat(accountId: string, news: News): void {
    const { phone } = news;
    const key = keyOf(accountId, phone);
    const count = Math.min(news.unread, news.count + (shown.get(key)?.count ?? 0));
    const { notificationPrivacy } = settings.now();
    const answer = answers.once({ accountId, phone, name: nameOf(news) });
    show({
      key,
      ...chatText({ ...news, count }, notificationPrivacy, speak()),
      isSilent: isSilent(accountId),
      // Nobody answers without knowing whom.
      replyPlaceholder:
        notificationPrivacy === 'none' ? null : speak().say('replyTo', { name: nameOf(news) }),
      leadsTo: leadsTo(accountId, phone, notificationPrivacy),
      onOpen: () => {
        shown.delete(key);
        navigation.goTo({ kind: 'chat', accountId, phone });
      },
      onReply: (text) => {
        hide(key);
        answer(text);
      },
    });
    shown.set(key, { accountId, count });
  }

  async function showSummary(accountId: string, told: { messages: number; chats: number }): Promise<void> {
    const label = (await accounts.list()).find(({ id }) => id === accountId)?.label ?? '';
    show({
      key: accountId,
      ...summaryText({ label, ...told }, settings.now().notificationPrivacy, speak()),
      isSilent: isSilent(accountId),
      replyPlaceholder: null,
      leadsTo: { kind: 'account', accountId },
      onOpen: () => {
        catchUp.forget(accountId);
        navigation.goTo({ kind: 'account', accountId });
      },
      onReply: () => undefined,
    });
  }

  function show(notice: Notice): void {
    if (!stopped.signal.aborted) notifier.show(notice);
  }

  function hide(key: string): void {
    if (shown.delete(key)) notifier.close(key);
  }

  /** What an account said goes with it. */
  async function forgetRemoved(): Promise<void> {
    if (shown.size === 0) return;
    const here = new Set((await accounts.list()).map(({ id }) => id));
    for (const [key, { accountId }] of shown) if (!here.has(accountId)) hide(key);
  }

  /** An account that is closed just now, or stopping, tells of its messages another time. */
  function failed(error: unknown): void {
    if (!stopped.signal.aborted) logger.warn('messages could not be told of', { error });
  }

  const unsubscribe = deps.onEvent(hear);
  notifier.onLeftBehind(({ target, reply }) => {
    if (reply === null || target.kind !== 'chat' || target.accountId === null) {
      navigation.goTo(target);
      return;
    }
    const { accountId, phone } = target;
    answers.once({ accountId, phone, name: phone })(reply);
  });

  return {
    seen(accountId, phone) {
      arrived.get(accountId)?.delete(phone);
      catchUp.seen(accountId, phone);
      hide(keyOf(accountId, phone));
      answers.seen(accountId, phone);
    },
    tryOne: () =>
      notifier.show({
        key: 'trial',
        title: speak().say('app'),
        body: speak().say('trial'),
        isSilent: !settings.now().notificationSound,
        replyPlaceholder: null,
        leadsTo: null,
        onOpen: () => undefined,
        onReply: () => undefined,
      }),
    stop() {
      stopped.abort();
      unsubscribe();
      answers.stop();
    },
  };
}

export function keyOf(accountId: string, phone: string): string {
  return `${accountId} ${phone}`;
}

function policyOf(
  policies: ReturnType<SettingsStore['now']>['notificationPolicies'],
  accountId: string,
): 'all' | 'silent' | 'none' {
  return Object.hasOwn(policies, accountId) ? (policies[accountId] ?? 'all') : 'all';
}

/** A system without a service for notifications may throw at any call: that costs the notification alone. */
function safely(notifier: Notifier, logger: Logger): Notifier {
  function attempt<T>(act: () => T, otherwise: T): T {
    try {
      return act();
    } catch (error) {
      logger.warn('the system refused a notification', { error });
      return otherwise;
    }
  }
  return {
    isWatched: () => attempt(() => notifier.isWatched(), false),
    show: (notice) => attempt(() => notifier.show(notice), false),
    close: (key) => attempt(() => notifier.close(key), undefined),
    onLeftBehind: (listener) => attempt(() => notifier.onLeftBehind(listener), undefined),
  };
}
