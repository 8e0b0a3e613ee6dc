import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { MessageContent } from '#contract/routes/messages.ts';
import { indexText } from './messageText.ts';
import { createMeta } from '../meta.ts';
import { PER_MS } from '../conversations/positions.ts';

/** The messages with this id and below it are still to be indexed; migration 6 says where it begins. */
const TO_INDEX = 'store.messagesToIndex';
const PER_SECOND = 1000 * PER_MS;
/** The year 2242, the last second whose key is still a 64-bit number. */
const LAST_SECOND = 2 ** 33 - 1;

/**
 * A message's rowid in the index: the second it stands at in its thread (a time that is nonsense was mended there), then
 * its id. So the index gives the newest first without sorting, and each hit names its message.
 */
const KEY = `((min(max(position, 0) / ${PER_SECOND}, ${LAST_SECOND}) << 30) | (id & 0x3fffffff))`;
/** The id in a key. */
export const idInKey = (key: string) => `(${key} & 0x3fffffff)`;

interface Standing {
  readonly content: string;
  readonly position: number;
}

export type MessageIndex = ReturnType<typeof createMessageIndex>;

/** Keeps the full-text index of messages in step with their rows. */
export function createMessageIndex(db: Database) {
  const insert = db.prepare<{ id: number; text: string }>(
    `INSERT OR REPLACE INTO message_search (rowid, text) SELECT ${KEY}, :text FROM messages WHERE id = :id`,
  );
  const remove = db.prepare<[number]>(
    `DELETE FROM message_search WHERE rowid = (SELECT ${KEY} FROM messages WHERE id = ?)`,
  );
  const standing = db.prepare<[number], Standing>('SELECT content, position FROM messages WHERE id = ?');

  function add(id: number, content: string): void {
    const text = indexText(JSON.parse(content) as MessageContent);
    if (text !== '') insert.run({ id, text });
  }

  return {
    /** After the row was written. */
    add,
    /** Before the row is deleted. */
    remove: (id: number): void => void remove.run(id),
    /** Around what writes the row anew. */
    follow(row: Standing & { readonly id: number }, write: () => void): void {
      const before = standing.get(row.id);
      const isSame = before?.content === row.content && secondOf(before) === secondOf(row);
      if (!isSame) remove.run(row.id);
      write();
      if (!isSame) add(row.id, row.content);
    },
  };
}

function secondOf({ position }: Standing): number {
  return Math.floor(position / PER_SECOND);
}

/** What a file of before the index holds, a piece at a time; false where nothing is left. */
export function createMessageBackfill(db: Database) {
  const meta = createMeta(db);
  const { add } = createMessageIndex(db);
  // In the order of their keys: the index writes what comes in order at once.
  const next = db.prepare<{ last: number; limit: number }, { id: number; content: string }>(
    `SELECT id, content FROM (
       SELECT id, content, position FROM messages WHERE id <= :last ORDER BY id DESC LIMIT :limit
     ) ORDER BY position, id`,
  );
  const step = db.transaction((limit: number): boolean => {
    const last = meta.number(TO_INDEX);
    if (last === null) return false;
    const rows = next.all({ last, limit });
    for (const { id, content } of rows) add(id, content);
    const isOver = rows.length < limit;
    if (isOver) meta.delete(TO_INDEX);
    else meta.set(TO_INDEX, String(rows.reduce((lowest, { id }) => Math.min(lowest, id), last) - 1));
    return !isOver;
  });
  return { step: (limit = 250): boolean => step(limit) };
}
