import type { Database } from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import type { StoreQueries, UnreadablePart } from '../store.ts';

/** A row longer than this is kept only so far: it is here to be looked at, and a mistake may be of any size. */
const MOST_KEPT = 20_000;
/** Rows kept of one part; a server that sends nothing but nonsense must not fill the disk with it. */
const MOST_ROWS = 1_000;

export type Unreadable = ReturnType<typeof createUnreadable>;

/** Rows of the server's lists that could not be read at all, as they came. */
export function createUnreadable(db: Database) {
  const insert = db.prepare<[UnreadablePart, string, string, number]>(
    `INSERT INTO unreadable_rows (part, digest, raw, seen_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (part, digest) DO UPDATE SET seen_at = max(seen_at, excluded.seen_at)`,
  );
  const sweep = db.prepare<[UnreadablePart, number]>(
    'DELETE FROM unreadable_rows WHERE part = ? AND seen_at < ?',
  );
  const count = db
    .prepare<[UnreadablePart], number>('SELECT COUNT(*) FROM unreadable_rows WHERE part = ?')
    .pluck();
  const list = db.prepare<[UnreadablePart, number, number], { raw: string; seenAt: number }>(
    `SELECT raw, seen_at AS seenAt FROM unreadable_rows WHERE part = ? ORDER BY digest LIMIT ? OFFSET ?`,
  );
  const countOf = (part: UnreadablePart) => count.get(part) ?? 0;

  return {
    /** Keeps these rows; the same row again only becomes newer. */
    keep(part: UnreadablePart, rows: readonly unknown[], seenAt: number): void {
      for (const row of rows) {
        if (countOf(part) >= MOST_ROWS) return;
        const raw = JSON.stringify(row);
        insert.run(part, createHash('sha256').update(raw).digest('base64'), raw.slice(0, MOST_KEPT), seenAt);
      }
    },
    /** Forgets what was not seen since then: the server mended it, or took it away. */
    sweep: (part: UnreadablePart, since: number): void => void sweep.run(part, since),
    calls: {
      list: (part, { offset, limit }) => ({ rows: list.all(part, limit, offset), total: countOf(part) }),
      counts: () => ({
        contacts: countOf('contacts'),
        groups: countOf('groups'),
        autoReplies: countOf('autoReplies'),
        templates: countOf('templates'),
      }),
    } satisfies StoreQueries['unreadable'],
  };
}
