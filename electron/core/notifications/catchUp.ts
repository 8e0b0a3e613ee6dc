import { createQueue } from '#core/lib/queue.ts';
import type { Clock } from '#core/ports.ts';
import type { News } from './news.ts';

/** What came while the app was off or the computer slept: each chat by itself, or one summary where they are many. */
export interface CatchUp {
  add(accountId: string, news: News): void;
  seen(accountId: string, phone: string): void;
  forget(accountId: string): void;
}

interface CatchUpDeps {
  readonly clock: Pick<Clock, 'sleep'>;
  readonly signal: AbortSignal;
  /** What of it the person has not seen yet. */
  readonly stillNews: (accountId: string, phone: string, count: number) => Promise<News | null>;
  readonly showChat: (accountId: string, news: News) => void;
  readonly showSummary: (accountId: string, told: { messages: number; chats: number }) => Promise<void>;
  readonly hideChat: (accountId: string, phone: string) => void;
  readonly hideSummary: (accountId: string) => void;
  readonly onFailed: (error: unknown) => void;
}

/** One conversation is read after the other: this long what they bring is gathered. */
const GATHER_MS = 10_000;
const MOST_CHATS = 5;

interface Chat {
  readonly count: number;
  readonly isTold: boolean;
}

export function createCatchUp(deps: CatchUpDeps): CatchUp {
  const { clock, signal, stillNews } = deps;
  const chatsOf = new Map<string, Map<string, Chat>>();
  const gathering = new Set<string>();
  const summarized = new Set<string>();
  const inTurn = createQueue();

  async function gather(accountId: string): Promise<void> {
    await clock.sleep(GATHER_MS, signal);
    gathering.delete(accountId);
    await inTurn(() => tell(accountId));
  }

  async function tell(accountId: string): Promise<void> {
    const chats = chatsOf.get(accountId);
    if (!chats) return;
    const unseen: News[] = [];
    for (const [phone, { count }] of chats) {
      const news = await stillNews(accountId, phone, count);
      if (news) unseen.push(news);
      else chats.delete(phone);
    }
    if (unseen.length > MOST_CHATS) {
      for (const { phone } of unseen) deps.hideChat(accountId, phone);
      const messages = unseen.reduce((sum, { count }) => sum + count, 0);
      summarized.add(accountId);
      await deps.showSummary(accountId, { messages, chats: unseen.length });
    } else {
      for (const news of unseen) if (!chats.get(news.phone)?.isTold) deps.showChat(accountId, news);
    }
    for (const [phone, chat] of chats) chats.set(phone, { ...chat, isTold: true });
  }

  return {
    add(accountId, { phone, count }) {
      const chats = chatsOf.get(accountId) ?? new Map<string, Chat>();
      chatsOf.set(accountId, chats);
      chats.set(phone, { count: (chats.get(phone)?.count ?? 0) + count, isTold: false });
      if (gathering.has(accountId)) return;
      gathering.add(accountId);
      gather(accountId).catch(deps.onFailed);
    },
    seen(accountId, phone) {
      const chats = chatsOf.get(accountId);
      if (!chats?.delete(phone) || chats.size > 0) return;
      if (summarized.delete(accountId)) deps.hideSummary(accountId);
    },
    forget(accountId) {
      chatsOf.delete(accountId);
      summarized.delete(accountId);
    },
  };
}
