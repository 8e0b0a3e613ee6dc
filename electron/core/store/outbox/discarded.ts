import type { Database } from 'better-sqlite3-multiple-ciphers';

const KEPT_MS = 90 * 24 * 60 * 60_000;

/** Client ids of messages the person discarded: whoever repeats the call that made one must not send it after all. */
export function createDiscarded(db: Database) {
  const has = db.prepare<[string], number>('SELECT 1 FROM discarded WHERE client_id = ?').pluck();
  const add = db.prepare<[string, number]>('INSERT OR IGNORE INTO discarded (client_id, at) VALUES (?, ?)');
  const prune = db.prepare<[number]>('DELETE FROM discarded WHERE at < ?');
  return {
    has: (clientId: string): boolean => has.get(clientId) !== undefined,
    /** `at`: when the message was written; far older ones are forgotten. */
    add(clientId: string, at: number): void {
      prune.run(at - KEPT_MS);
      add.run(clientId, at);
    },
  };
}
