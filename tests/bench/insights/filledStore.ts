import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '#contract/errors.ts';
import { createSummaries } from '#core/store/conversations/summaries.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { createQueries } from '#core/store/queries.ts';
import { createRandom, type Random } from '#demo/world/random.ts';
import { fillStore } from '../search/benchStore.ts';

export const KEY = '0123456789abcdef'.repeat(4);
export const DAY_MS = 86_400_000;
/** Two years of messages end here: 2026-03-01 00:00 UTC. */
export const END = Date.UTC(2026, 2, 1);
const BEGIN = END - 730 * DAY_MS;

const REASONS: readonly Problem[] = [131026, 131047, 131049, 130472, 131053].map((code) => ({
  code: 'WHATSAPP_FAILED',
  message: `WhatsApp could not deliver this message (${code}).`,
  data: { cloudCode: code },
}));

/** An encrypted store with a million messages of two years, as talks: who writes, who answers, and how late. */
export function fillTemporaryStore(contacts: number, messages: number) {
  const folder = mkdtempSync(join(tmpdir(), 'inlobo-bench-'));
  const file = join(folder, 'account.db');
  const opened = openDatabase(file, KEY);
  const { db } = opened;
  const startedAt = performance.now();
  fillStore({ db, queries: createQueries(db) }, contacts, 0);
  const contactsAt = performance.now();
  addTalks(db, messages);
  const filledAt = performance.now();
  db.pragma('wal_checkpoint(TRUNCATE)');
  opened.close();
  return {
    file,
    contactsMs: contactsAt - startedAt,
    messagesMs: filledAt - contactsAt,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Database = ReturnType<typeof openDatabase>['db'];

/** Some people write a lot and most a little; a talk is a question, as a rule answered, and what follows. */
function addTalks(db: Database, count: number): void {
  const random = createRandom('talks');
  const summaries = createSummaries(db);
  const people = db.prepare<[], number>('SELECT id FROM people ORDER BY id').pluck().all();
  const insert = db.prepare(`
    INSERT INTO messages (person_id, remote_id, direction, type, content, status, at, position, error, raw, told_at)
    VALUES (?, ?, ?, 'text', ?, ?, ?, ?, ?, ?, ?)`);
  db.transaction(() => {
    let made = 0;
    // One chat after the other, as a first sync reads them.
    for (const person of whoTalks(people, count, random)) {
      let at = BEGIN + Math.floor(random.fraction() * 730) * DAY_MS + Math.floor(workTime(random));
      const length = Math.min(count - made, random.integer(1, 9));
      for (let turn = 0; turn < length; turn += 1, made += 1) {
        const isOurs = turn > 0 && random.chance(0.6);
        const status = isOurs ? ours(random) : 'received';
        const error = status === 'failed' ? JSON.stringify(REASONS[random.integer(0, 4)]) : null;
        const text = `Message ${made}, of about as many words as people write to a shop when they ask where an order is.`;
        const id = `wamid.${made}`;
        const raw = JSON.stringify({ id, type: 'text', text: { body: text }, status, timestamp: at });
        insert.run(
          person,
          id,
          isOurs ? 'out' : 'in',
          JSON.stringify({ type: 'text', text }),
          status,
          at,
          at * 1000 + 500,
          error,
          raw,
          END,
        );
        at += Math.floor(30_000 + random.fraction() ** 4 * DAY_MS);
      }
    }
    db.prepare('UPDATE people SET is_complete = 1 WHERE id % 5 > 0').run();
    for (const id of people) summaries.refresh(id);
  })();
}

/** More talks than there will be messages. */
function whoTalks(people: readonly number[], count: number, random: Random): Float64Array {
  const talking = Float64Array.from({ length: Math.ceil(count / 4) }, () => {
    return people[Math.floor(people.length * random.fraction() ** 1.5)] ?? 1;
  });
  return talking.sort();
}

/** Most of what people write, they write by day. */
function workTime(random: Random): number {
  return ((random.fraction() + random.fraction() + random.fraction()) / 3) * DAY_MS;
}

function ours(random: Random): string {
  const chance = random.fraction();
  if (chance < 0.03) return 'failed';
  if (chance < 0.08) return 'sent';
  return chance < 0.3 ? 'delivered' : 'read';
}
