import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Problem } from '#contract/errors.ts';
import type { Message, MessageContent, MessageStatus } from '#contract/routes/messages.ts';
import { createMessageIndex } from '../search/messageIndex.ts';
import type { People } from '../contacts/people.ts';
import type { Span } from './positions.ts';
import type { StoreQueries } from '../store.ts';

export interface MessageRow {
  readonly id: number;
  readonly personId: number;
  readonly phone: string;
  readonly remoteId: string | null;
  readonly clientId: string | null;
  readonly direction: 'in' | 'out';
  readonly content: string;
  readonly status: MessageStatus;
  readonly at: number;
  readonly position: number;
  readonly error: string | null;
  readonly replyToId: string | null;
  readonly raw: string | null;
  /** When the newest answer that told of it was asked for; 0: the history never showed it. */
  readonly toldAt: number;
  /** Older messages may be missing between this one and the one before it. */
  readonly hasGapBefore: 0 | 1;
}

export type MessageValues = Omit<MessageRow, 'id' | 'phone'>;

const COLUMNS = `m.id, m.person_id AS personId, p.phone, m.remote_id AS remoteId, m.client_id AS clientId, m.direction,
  m.content, m.status, m.at, m.position, m.error, m.reply_to_id AS replyToId, m.raw, m.told_at AS toldAt,
  m.has_gap_before AS hasGapBefore`;
const FROM = 'FROM messages AS m CROSS JOIN people AS p ON p.id = m.person_id';

export const THREAD_SQL = `SELECT ${COLUMNS} ${FROM}
  WHERE m.person_id = :personId AND (m.position, m.id) < (:position, :id)
  ORDER BY m.position DESC, m.id DESC LIMIT :limit`;

export type MessageRows = ReturnType<typeof createMessageRows>;

/** Single message rows, as history and outbox read and write them; the full-text index follows every change. */
export function createMessageRows(db: Database) {
  const index = createMessageIndex(db);
  const byId = db.prepare<[number], MessageRow>(`SELECT ${COLUMNS} ${FROM} WHERE m.id = ?`);
  const byClientId = db.prepare<[string], MessageRow>(`SELECT ${COLUMNS} ${FROM} WHERE m.client_id = ?`);
  const byRemoteId = db.prepare<[number, string], MessageRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE m.person_id = ? AND m.remote_id = ?`,
  );
  const thread = db.prepare<{ personId: number; position: number; id: number; limit: number }, MessageRow>(
    THREAD_SQL,
  );
  const insert = db.prepare<MessageValues>(`
    INSERT INTO messages (person_id, remote_id, client_id, direction, type, content, status, at, position, error,
      reply_to_id, raw, told_at, has_gap_before)
    VALUES (:personId, :remoteId, :clientId, :direction, :content ->> 'type', :content, :status, :at, :position, :error,
      :replyToId, :raw, :toldAt, :hasGapBefore)`);
  const update = db.prepare<MessageValues & { id: number }>(`
    UPDATE messages SET remote_id = :remoteId, direction = :direction, type = :content ->> 'type', content = :content, status = :status, at = :at,
      position = :position, error = :error, reply_to_id = :replyToId, raw = :raw, told_at = :toldAt,
      has_gap_before = :hasGapBefore
    WHERE id = :id`);
  const remove = db.prepare<[number]>('DELETE FROM messages WHERE id = ?');
  const taken = db.prepare<{ personId: number } & Span, { lowest: number | null; highest: number | null }>(`
    SELECT
      (SELECT position FROM messages WHERE person_id = :personId AND position BETWEEN :lowest AND :highest
       ORDER BY position LIMIT 1) AS lowest,
      (SELECT position FROM messages WHERE person_id = :personId AND position BETWEEN :lowest AND :highest
       ORDER BY position DESC LIMIT 1) AS highest`);
  const setGap = db.prepare<{ id: number; has: 0 | 1 }>(
    'UPDATE messages SET has_gap_before = :has WHERE id = :id',
  );
  const topGap = db.prepare<[number], { id: number; position: number }>(
    `SELECT id, position FROM messages WHERE person_id = ? AND has_gap_before = 1 ORDER BY position DESC LIMIT 1`,
  );
  const nextTold = db
    .prepare<[number, number], number>(
      `SELECT id FROM messages WHERE person_id = ? AND position > ? AND told_at > 0 ORDER BY position LIMIT 1`,
    )
    .pluck();
  const wasTold = db
    .prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM messages WHERE person_id = ? AND told_at > 0)')
    .pluck();
  const newestTold = db
    .prepare<[number], number>(
      `SELECT position FROM messages WHERE person_id = ? AND told_at > 0 ORDER BY position DESC LIMIT 1`,
    )
    .pluck();
  const newestInbound = db
    .prepare<[number], number | null>(
      `SELECT MAX(position) FROM messages WHERE person_id = ? AND direction = 'in'`,
    )
    .pluck();

  return {
    byId: (id: number): MessageRow | null => byId.get(id) ?? null,
    byClientId: (clientId: string): MessageRow | null => byClientId.get(clientId) ?? null,
    byRemoteId: (personId: number, remoteId: string): MessageRow | null =>
      byRemoteId.get(personId, remoteId) ?? null,
    /** Newest first. */
    thread: (
      personId: number,
      before: { position: number; id: number } | null,
      limit: number,
    ): MessageRow[] =>
      thread.all({ personId, limit, ...(before ?? { position: Number.MAX_SAFE_INTEGER, id: 0 }) }),
    insert(values: MessageValues): number {
      const id = Number(insert.run(values).lastInsertRowid);
      index.add(id, values.content);
      return id;
    },
    update: (row: MessageRow): void => index.follow(row, () => update.run(row)),
    remove(id: number): void {
      index.remove(id);
      remove.run(id);
    },
    /** Before a row leaves its place: a gap it stood above then lies below the row after it. */
    passOnGap(row: MessageRow): void {
      const next = row.hasGapBefore ? nextTold.get(row.personId, row.position) : undefined;
      if (next !== undefined) setGap.run({ id: next, has: 1 });
    },
    taken(personId: number, span: Span): Span | null {
      const found = taken.get({ personId, ...span });
      return found && found.lowest !== null && found.highest !== null
        ? { lowest: found.lowest, highest: found.highest }
        : null;
    },
    setGap: (id: number, has: boolean): void => void setGap.run({ id, has: has ? 1 : 0 }),
    /** The newest row below which messages may be missing. */
    topGap: (personId: number) => topGap.get(personId) ?? null,
    /** Whether the history told of this conversation before. */
    wasTold: (personId: number): boolean => wasTold.get(personId) === 1,
    /** Where the newest message stands that the history told of; 0: there is none. */
    newestTold: (personId: number): number => newestTold.get(personId) ?? 0,
    newestInbound: (personId: number): number | null => newestInbound.get(personId) ?? null,
  };
}

export function createMessages(
  people: People,
  rows: MessageRows,
): Pick<StoreQueries['messages'], 'list' | 'get'> {
  return {
    list({ phone, before, limit }) {
      const person = people.find(phone);
      if (!person) return { rows: [], more: false };
      // A row that is gone was folded into another; its page is then read from the newest again.
      const from = before === undefined ? null : rows.byId(before);
      const found = rows.thread(person.id, from?.personId === person.id ? from : null, limit + 1);
      return { rows: found.slice(0, limit).reverse().map(toMessage), more: found.length > limit };
    },
    get(id) {
      const row = rows.byId(id);
      return row && toMessage(row);
    },
  };
}

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    remoteId: row.remoteId,
    clientId: row.clientId,
    phone: row.phone,
    direction: row.direction,
    content: contentOf(row),
    status: row.status,
    at: row.at,
    ...(row.error !== null && { error: JSON.parse(row.error) as Problem }),
    replyToId: row.replyToId,
  };
}

export function contentOf(row: Pick<MessageRow, 'content'>): MessageContent {
  return JSON.parse(row.content) as MessageContent;
}
