import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { HourCounts, InsightSpan } from '../store.ts';

export const SLOT_MS = 900_000;

/**
 * Hours of a clock that stands `shiftMs` ahead of UTC, so that a day and an hour of that clock follow by division. Numbers
 * are bound as floats, which would not divide to whole ones.
 */
export const HOURS_SQL = `
  SELECT (slot * ${SLOT_MS} + CAST(:shiftMs AS INTEGER)) / 3600000 AS hour,
    SUM(CASE WHEN status = 'received' THEN count ELSE 0 END) AS received,
    SUM(CASE WHEN status = 'sent' THEN count ELSE 0 END) AS sent,
    SUM(CASE WHEN status = 'delivered' THEN count ELSE 0 END) AS delivered,
    SUM(CASE WHEN status = 'read' THEN count ELSE 0 END) AS read,
    SUM(CASE WHEN status = 'failed' THEN count ELSE 0 END) AS failed
  FROM message_counts WHERE slot >= :from AND slot < :to GROUP BY hour LIMIT 30000`;
export const OLDEST_SQL =
  'SELECT slot FROM message_counts WHERE slot >= 0 AND count > 0 ORDER BY slot LIMIT 1';

type HourRow = { readonly [Column in keyof HourCounts]: number };

/** Read from the counts that triggers keep: see the migration `insights`. */
export function createMessageCounts(db: Database) {
  const hours = db.prepare<{ from: number; to: number; shiftMs: number }, HourRow>(HOURS_SQL);
  const oldest = db.prepare<[], number>(OLDEST_SQL).pluck();
  return {
    hours({ from, to }: InsightSpan, shiftMs: number): HourCounts {
      const rows = hours.all({ from: from / SLOT_MS, to: to / SLOT_MS, shiftMs });
      const column = (name: keyof HourCounts) => Float64Array.from(rows, (row) => row[name]);
      return {
        hour: column('hour'),
        received: column('received'),
        sent: column('sent'),
        delivered: column('delivered'),
        read: column('read'),
        failed: column('failed'),
      };
    },
    oldestAt(): number | null {
      const slot = oldest.get();
      return slot === undefined ? null : slot * SLOT_MS;
    },
  };
}
