import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { MessageContent } from '#contract/routes/messages.ts';
import { timeOf } from './positions.ts';

/** More than anyone reads as a number. */
const MOST_UNREAD = 999;
/** How far back to look for a message worth showing behind reactions that were taken back. */
const LOOK_BACK = 20;

interface Glimpse {
  readonly id: number;
  readonly direction: 'in' | 'out';
  readonly type: string;
  readonly content: string;
  readonly position: number;
}

interface Choices {
  readonly readPosition: number;
  readonly isChosen: 0 | 1;
  readonly begunAt: number;
  readonly lastMessageAt: number | null;
}

export type Summaries = ReturnType<typeof createSummaries>;

/**
 * What a conversation's row says of its messages and draft, always worked out anew from them: newest message, unread,
 * failed, needs reply. A customer's reaction is shown like a message and keeps the customer service window open, but
 * wants no reply and is not unread; our own reactions and those taken back change nothing. `lastMessageMoved` is called
 * where the newest message is of another time than before.
 */
export function createSummaries(db: Database, lastMessageMoved: () => void = () => undefined) {
  const newest = db.prepare<[number, number], Glimpse>(
    `SELECT id, direction, type, content, position FROM messages WHERE person_id = ?
     ORDER BY position DESC, id DESC LIMIT ?`,
  );
  const newestInbound = db.prepare<[number, number], Glimpse>(
    `SELECT id, direction, type, content, position FROM messages WHERE person_id = ? AND direction = 'in'
     ORDER BY position DESC LIMIT ?`,
  );
  const newestSaid = db
    .prepare<[number], 'in' | 'out'>(
      `SELECT direction FROM messages WHERE person_id = ? AND type <> 'reaction' ORDER BY position DESC, id DESC LIMIT 1`,
    )
    .pluck();
  const unread = db
    .prepare<[number, number, number], number>(
      `SELECT COUNT(*) FROM (
         SELECT 1 FROM messages
         WHERE person_id = ? AND direction = 'in' AND position > ? AND type <> 'reaction' LIMIT ?
       )`,
    )
    .pluck();
  const failed = db
    .prepare<[number], number>(`SELECT COUNT(*) FROM messages WHERE person_id = ? AND status = 'failed'`)
    .pluck();
  const draft = db.prepare<[number], { at: number }>('SELECT at FROM drafts WHERE person_id = ?');
  const choices = db.prepare<[number], Choices>(
    `SELECT read_position AS readPosition, begun_at AS begunAt, (is_pinned OR is_marked_unread OR is_done) AS isChosen,
       CASE WHEN last_message_id IS NOT NULL THEN last_at END AS lastMessageAt
     FROM conversations WHERE person_id = ?`,
  );
  const upsert = db.prepare<SummaryParameters>(`
    INSERT INTO conversations
      (person_id, last_message_id, last_at, last_inbound_at, unread, failed, is_awaiting_reply, has_draft, begun_at)
    VALUES (:id, :lastMessageId, :lastAt, :lastInboundAt, :unread, :failed, :isAwaitingReply, :hasDraft, :begunAt)
    ON CONFLICT (person_id) DO UPDATE SET
      last_message_id = excluded.last_message_id, last_at = excluded.last_at,
      last_inbound_at = excluded.last_inbound_at, unread = excluded.unread, failed = excluded.failed,
      is_awaiting_reply = excluded.is_awaiting_reply, has_draft = excluded.has_draft`);
  const remove = db.prepare<[number]>('DELETE FROM conversations WHERE person_id = ?');

  return {
    /** Works the row out anew; false where nothing is left that makes a conversation, and there is none now. */
    refresh(id: number): boolean {
      const rows = newest.all(id, LOOK_BACK);
      const before = choices.get(id);
      const draftAt = draft.get(id)?.at ?? null;
      if (rows.length === 0 && draftAt === null && !before?.isChosen) {
        remove.run(id);
        if (before?.lastMessageAt != null) lastMessageMoved();
        return false;
      }
      const last = lastToShow(rows);
      const inbound = newestInbound.all(id, LOOK_BACK).find((row) => !isTakenBack(row)) ?? null;
      const lastInboundAt = inbound && timeOf(inbound.position);
      const begunAt = before?.begunAt ?? draftAt ?? 0;
      const lastMessageAt = last ? Math.max(timeOf(last.position), lastInboundAt ?? 0) : null;
      if (lastMessageAt !== (before?.lastMessageAt ?? null)) lastMessageMoved();
      upsert.run({
        id,
        lastMessageId: last?.id ?? null,
        lastAt: lastMessageAt ?? begunAt,
        lastInboundAt,
        unread: unread.get(id, before?.readPosition ?? 0, MOST_UNREAD) ?? 0,
        failed: failed.get(id) ?? 0,
        isAwaitingReply: newestSaid.get(id) === 'in' ? 1 : 0,
        hasDraft: draftAt === null ? 0 : 1,
        begunAt,
      });
      return true;
    },
  };
}

interface SummaryParameters {
  readonly id: number;
  readonly lastMessageId: number | null;
  readonly lastAt: number;
  readonly lastInboundAt: number | null;
  readonly unread: number;
  readonly failed: number;
  readonly isAwaitingReply: number;
  readonly hasDraft: number;
  readonly begunAt: number;
}

/** The newest row that says something; a reaction that was taken back later does not. */
function lastToShow(newestFirst: readonly Glimpse[]): Glimpse | null {
  const takenBack = new Set<string | null>();
  for (const row of newestFirst) {
    if (row.type !== 'reaction') return row;
    if (row.direction === 'out') continue;
    const { emoji, targetId } = reactionOf(row);
    if (emoji === '') takenBack.add(targetId);
    else if (!takenBack.has(targetId)) return row;
  }
  return newestFirst[0] ?? null;
}

function isTakenBack(row: Glimpse): boolean {
  return row.type === 'reaction' && reactionOf(row).emoji === '';
}

function reactionOf(row: Glimpse): { emoji: string; targetId: string | null } {
  const content = JSON.parse(row.content) as MessageContent;
  return content.type === 'reaction' ? content : { emoji: '', targetId: null };
}
