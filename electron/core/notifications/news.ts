import type { Store } from '#core/store/store.ts';
import type { ChatNews } from './noticeText.ts';

export interface News extends ChatNews {
  /** When the newest of them was written. */
  readonly at: number;
  /** How many are unread in the chat, those told of before among them. */
  readonly unread: number;
}

/** The store gives this many of the newest rows to find a customer's words in. */
const NEWEST = 50;

/** What is unread in a chat of the `count` messages that came; null: they were read meanwhile, or are gone. */
export async function readNews(
  store: Pick<Store, 'conversations' | 'messages'>,
  phone: string,
  count: number,
): Promise<News | null> {
  const [conversation, { rows }] = await Promise.all([
    store.conversations.get(phone),
    store.messages.list({ phone, limit: NEWEST }),
  ]);
  if (!conversation || conversation.unread === 0) return null;
  // A reaction is no message: it is not unread, and was not counted as received.
  const newest = rows.findLast(({ direction, content }) => direction === 'in' && content.type !== 'reaction');
  if (!newest) return null;
  const { name, unread } = conversation;
  return { name, phone, newest: newest.content, at: newest.at, unread, count: Math.min(count, unread) };
}
