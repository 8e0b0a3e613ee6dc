import type { Database } from 'better-sqlite3-multiple-ciphers';
import { PER_MS } from '../conversations/positions.ts';
import type { ChatsBegun, InsightSpan } from '../store.ts';

export const FIRST_MESSAGES_SQL = `
  SELECT c.person_id AS id, p.is_complete AS isComplete,
    (SELECT m.position FROM messages AS m WHERE m.person_id = c.person_id ORDER BY m.position LIMIT 1) AS first
  FROM conversations AS c CROSS JOIN people AS p ON p.id = c.person_id
  WHERE c.person_id > :after ORDER BY c.person_id LIMIT :limit`;

/** When chats began: only of those whose whole history is here is that known. */
export function createChats(db: Database) {
  const firstMessages = db
    .prepare<{ after: number; limit: number }, [number, 0 | 1, number | null]>(FIRST_MESSAGES_SQL)
    .raw();
  return {
    chatsBegun(spans: readonly InsightSpan[], after: number, limit: number): ChatsBegun {
      const rows = firstMessages.all({ after, limit });
      const begun = spans.map(() => 0);
      let incomplete = 0;
      for (const [, isComplete, first] of rows) {
        if (first === null) continue;
        if (isComplete === 0) incomplete += 1;
        else
          spans.forEach(({ from, to }, index) => {
            if (first >= from * PER_MS && first < to * PER_MS) begun[index] = (begun[index] ?? 0) + 1;
          });
      }
      return { begun, incomplete, next: rows.length < limit ? null : (rows.at(-1)?.[0] ?? null) };
    },
  };
}
