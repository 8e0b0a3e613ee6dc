import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { LearnedRate, PollColumns, StoreQueries } from '../store.ts';

interface Row {
  readonly id: number;
  readonly phone: string;
  readonly polledAt: number | null;
  readonly activeAt: number | null;
  readonly events: number | null;
  readonly observedMs: number | null;
  readonly learnedAt: number | null;
  readonly isPinned: 0 | 1 | null;
}

/** A conversation without a message was begun here, which is no activity. */
const SELECT = `
  SELECT p.id, p.phone, p.polled_at AS polledAt,
    nullif(max(coalesce(p.activity_at, 0), iif(c.last_message_id IS NULL, 0, c.last_at)), 0) AS activeAt,
    r.events, r.observed_ms AS observedMs, r.learned_at AS learnedAt, c.is_pinned AS isPinned`;
const JOINED = `
  LEFT JOIN conversations AS c ON c.person_id = p.id
  LEFT JOIN rates AS r ON r.person_id = p.id`;

export const POLLS_SQL = `${SELECT} FROM people AS p ${JOINED} WHERE p.id > :after ORDER BY p.id LIMIT :limit`;
export const POLL_FACTS_SQL = `${SELECT} FROM json_each(:phones) AS found JOIN people AS p ON p.phone = found.value ${JOINED} LIMIT :limit`;

/** People given at once, in some milliseconds: what a person waits for is answered in between. */
const PIECE = 2_000;
/** Phones looked up at once: enough to be fast, and little to hold beside the columns. */
const CHUNK = 5_000;

/** What the poll schedule works from, and what it learns. */
export function createPolls(db: Database): StoreQueries['polls'] {
  const page = db.prepare<{ after: number; limit: number }, Row>(POLLS_SQL);
  const facts = db.prepare<{ phones: string; limit: number }, Row>(POLL_FACTS_SQL);
  const upsert = db.prepare<Record<keyof LearnedRate, string | number>>(`
    INSERT INTO rates (person_id, events, observed_ms, learned_at)
    SELECT id, :events, :observedMs, :learnedAt FROM people WHERE phone = :phone
    ON CONFLICT (person_id) DO UPDATE SET
      events = excluded.events, observed_ms = excluded.observed_ms, learned_at = excluded.learned_at`);

  return {
    load(after = -1) {
      const rows = page.all({ after, limit: PIECE });
      return { ...columnsOf(rows), next: rows.length < PIECE ? null : (rows.at(-1)?.id ?? null) };
    },
    save(rates) {
      for (const { phone, events, observedMs, learnedAt } of rates) {
        if (![events, observedMs, learnedAt].every(Number.isFinite)) continue;
        upsert.run({ phone, events, observedMs, learnedAt: Math.trunc(learnedAt) });
      }
    },
    facts(phones) {
      const wanted = [...new Set(phones)];
      const rows: Row[] = [];
      for (let from = 0; from < wanted.length; from += CHUNK) {
        const chunk = wanted.slice(from, from + CHUNK);
        for (const row of facts.all({ phones: JSON.stringify(chunk), limit: CHUNK })) rows.push(row);
      }
      return columnsOf(rows);
    },
  };
}

function columnsOf(rows: readonly Row[]): PollColumns {
  const numbers = (of: (row: Row) => number | null) => Float64Array.from(rows, (row) => of(row) ?? NaN);
  return {
    phones: rows.map(({ phone }) => phone),
    polledAt: numbers(({ polledAt }) => polledAt),
    activeAt: numbers(({ activeAt }) => activeAt),
    events: numbers(({ events }) => events),
    observedMs: numbers(({ observedMs }) => observedMs),
    learnedAt: numbers(({ learnedAt }) => learnedAt),
    isPinned: Uint8Array.from(rows, ({ isPinned }) => isPinned ?? 0),
  };
}
