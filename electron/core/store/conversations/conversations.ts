import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Conversation } from '#contract/routes/conversations.ts';
import type { MessageContent, MessageStatus } from '#contract/routes/messages.ts';
import { CONDITIONS, conversationListSql } from './conversationList.ts';
import type { People } from '../contacts/people.ts';
import type { Statements } from '../statements.ts';
import type { StoreQueries } from '../store.ts';
import type { Summaries } from './summaries.ts';

interface ConversationRow {
  readonly phone: string;
  readonly name: string | null;
  readonly tags: string | null;
  readonly isOptedIn: 0 | 1 | null;
  readonly lastDirection: 'in' | 'out' | null;
  readonly lastContent: string | null;
  readonly lastStatus: MessageStatus | null;
  readonly lastMessageAt: number | null;
  readonly lastAt: number;
  readonly unread: number;
  readonly lastInboundAt: number | null;
  readonly failed: number;
  readonly isPinned: 0 | 1;
  readonly isMarkedUnread: 0 | 1;
  readonly isDone: 0 | 1;
  readonly hasDraft: 0 | 1;
}

const COLUMNS = `p.phone, k.name, k.tags, k.is_opted_in AS isOptedIn,
  m.direction AS lastDirection, m.content AS lastContent, m.status AS lastStatus, m.at AS lastMessageAt,
  c.last_at AS lastAt, c.unread, c.last_inbound_at AS lastInboundAt, c.failed, c.is_pinned AS isPinned,
  c.is_marked_unread AS isMarkedUnread, c.is_done AS isDone, c.has_draft AS hasDraft`;

/** The inbox: a row for everyone with a message, a draft, or a state the person chose. */
export function createConversations(
  db: Database,
  deps: { statements: Statements; people: People; summaries: Summaries },
): StoreQueries['conversations'] {
  const { statements, people, summaries } = deps;
  const byPhone = db.prepare<[string], ConversationRow>(
    `SELECT ${COLUMNS} FROM people AS p JOIN conversations AS c ON c.person_id = p.id
     LEFT JOIN contacts AS k ON k.person_id = p.id LEFT JOIN messages AS m ON m.id = c.last_message_id
     WHERE p.phone = ?`,
  );
  const counts = db.prepare<
    [],
    { unread: number; needsReply: number; failed: number; unreadMessages: number }
  >(`
    SELECT
      (SELECT COUNT(*) FROM conversations AS c INDEXED BY conversations_unread WHERE ${CONDITIONS.unread}) AS unread,
      (SELECT COUNT(*) FROM conversations AS c INDEXED BY conversations_awaiting WHERE ${CONDITIONS.awaiting}) AS needsReply,
      (SELECT COUNT(*) FROM conversations AS c INDEXED BY conversations_failed WHERE ${CONDITIONS.failed}) AS failed,
      (SELECT coalesce(SUM(c.unread), 0) FROM conversations AS c INDEXED BY conversations_unread WHERE ${CONDITIONS.unread}) AS unreadMessages`);
  const markRead = db.prepare<{ id: number }>(`
    UPDATE conversations SET unread = 0, is_marked_unread = 0, read_position = max(read_position, coalesce(
      (SELECT MAX(position) FROM messages WHERE person_id = :id AND direction = 'in'), 0))
    WHERE person_id = :id`);
  const begin = db.prepare<{ id: number; at: number }>(`
    INSERT INTO conversations
      (person_id, last_at, unread, failed, is_awaiting_reply, has_draft, begun_at)
    VALUES (:id, :at, 0, 0, 0, 0, :at) ON CONFLICT (person_id) DO NOTHING`);
  const setState = db.prepare<Record<'id' | 'isPinned' | 'isMarkedUnread' | 'isDone', number | null>>(`
    UPDATE conversations SET is_pinned = coalesce(:isPinned, is_pinned),
      is_marked_unread = coalesce(:isMarkedUnread, is_marked_unread), is_done = coalesce(:isDone, is_done)
    WHERE person_id = :id`);

  return {
    list(query) {
      const { rows, total, parameters } = conversationListSql(query, people.search(query.search), COLUMNS);
      const { limit, offset } = query;
      return {
        rows: statements.all<ConversationRow>(rows, { ...parameters, limit, offset }).map(toConversation),
        total: statements.count(total, parameters),
      };
    },
    get(phone) {
      const row = byPhone.get(phone);
      return row ? toConversation(row) : null;
    },
    counts: () => counts.get() ?? { unread: 0, needsReply: 0, failed: 0, unreadMessages: 0 },
    markRead(phone) {
      const person = people.find(phone);
      if (!person) return;
      markRead.run({ id: person.id });
      // A chat that was only marked unread, with nothing in it, is no conversation any more.
      summaries.refresh(person.id);
    },
    setState(phone, state) {
      const { id } = people.ensure(phone);
      begin.run({ id, at: Date.now() });
      setState.run({
        id,
        isPinned: numeric(state.isPinned),
        isMarkedUnread: numeric(state.isMarkedUnread),
        isDone: numeric(state.isDone),
      });
      if (!summaries.refresh(id)) people.tidy(id);
    },
    history: (phone) => people.history(phone),
  };
}

function numeric(fact: boolean | undefined): number | null {
  return fact === undefined ? null : Number(fact);
}

function toConversation(row: ConversationRow): Conversation {
  const { lastDirection, lastContent, lastStatus, lastMessageAt } = row;
  const hasLast =
    lastDirection !== null && lastContent !== null && lastStatus !== null && lastMessageAt !== null;
  return {
    phone: row.phone,
    name: row.name,
    tags: row.tags === null ? [] : (JSON.parse(row.tags) as string[]),
    isOptedIn: row.isOptedIn === null ? null : row.isOptedIn === 1,
    last: hasLast
      ? {
          direction: lastDirection,
          content: JSON.parse(lastContent) as MessageContent,
          status: lastStatus,
          at: lastMessageAt,
        }
      : null,
    lastAt: row.lastAt,
    unread: row.unread,
    lastInboundAt: row.lastInboundAt,
    failed: row.failed,
    isPinned: row.isPinned === 1,
    isMarkedUnread: row.isMarkedUnread === 1,
    isDone: row.isDone === 1,
    hasDraft: row.hasDraft === 1,
  };
}
