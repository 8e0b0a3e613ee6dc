import type { Database } from 'better-sqlite3-multiple-ciphers';
import { PER_MS, timeOf } from '../conversations/positions.ts';
import type { InsightSpan, Waits } from '../store.ts';

export const WAITS_SQL = 'SELECT began, answered FROM waits WHERE began >= ? AND began < ? LIMIT 1000000';

/** Read from the waits that triggers keep: see the migration `insights`. */
export function createWaits(db: Database) {
  const waits = db.prepare<[number, number], [number, number | null]>(WAITS_SQL).raw();
  return {
    waits({ from, to }: InsightSpan): Waits {
      const rows = waits.all(from * PER_MS, to * PER_MS);
      const beganAt = new Float64Array(rows.length);
      const tookMs = new Float64Array(rows.length);
      rows.forEach(([began, answered], index) => {
        beganAt[index] = timeOf(began);
        tookMs[index] = answered === null ? NaN : timeOf(answered) - timeOf(began);
      });
      return { beganAt, tookMs };
    },
  };
}
