import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Problem } from '#contract/errors.ts';
import type { OutboxRow } from '#contract/routes/outbox.ts';
import { toMessage, type MessageRows } from '../conversations/messages.ts';
import type { StoreQueries } from '../store.ts';

interface ListedRow {
  readonly id: number;
  readonly name: string | null;
  readonly notBefore: number | null;
  readonly attempts: number | null;
  readonly problem: string | null;
}

const COLUMNS = 'm.id, k.name, j.not_before AS notBefore, j.attempts, j.problem';
const OF_JOBS = `SELECT ${COLUMNS} FROM outbox AS j INDEXED BY outbox_listed
  CROSS JOIN messages AS m ON m.id = j.message_id LEFT JOIN contacts AS k ON k.person_id = j.person_id`;
/** Sent from here, or asked for from here once more; what other programs sent and failed is no business of the outbox. */
const FAILED_HERE = `m.status = 'failed' AND (m.client_id IS NOT NULL OR m.remote_id IS NULL)`;

/** The parts of the list, in its order; each is read along an index. */
export const OUTBOX_LIST_SQL = {
  sending: `${OF_JOBS} WHERE j.state = 'sending' ORDER BY j.turn LIMIT :limit OFFSET :offset`,
  queued: `${OF_JOBS} WHERE j.state = 'queued' ORDER BY j.turn LIMIT :limit OFFSET :offset`,
  uncertain: `${OF_JOBS} WHERE j.state = 'uncertain' ORDER BY j.turn DESC LIMIT :limit OFFSET :offset`,
  failed: `SELECT ${COLUMNS} FROM messages AS m INDEXED BY messages_failed_here
    LEFT JOIN outbox AS j ON j.message_id = m.id LEFT JOIN contacts AS k ON k.person_id = m.person_id
    WHERE ${FAILED_HERE} ORDER BY m.position DESC, m.id DESC LIMIT :limit OFFSET :offset`,
} as const;

export const OUTBOX_COUNT_SQL = {
  sending: countOf('sending'),
  queued: countOf('queued'),
  uncertain: countOf('uncertain'),
  failed: `SELECT COUNT(*) FROM messages AS m INDEXED BY messages_failed_here WHERE ${FAILED_HERE}`,
} as const;

/** Of the uncertain, those the history was searched for in vain. */
export const OUTBOX_ASKED_SQL = `SELECT COUNT(*) FROM outbox AS j INDEXED BY outbox_listed
  CROSS JOIN messages AS m ON m.id = j.message_id
  WHERE j.state = 'uncertain' AND m.error ->> 'code' IN ('NOT_IN_HISTORY', 'HISTORY_UNAVAILABLE')`;

type Part = keyof typeof OUTBOX_LIST_SQL;
const PARTS: readonly Part[] = ['sending', 'queued', 'uncertain', 'failed'];

export function createOutboxList(db: Database, rows: MessageRows): StoreQueries['outbox']['list'] {
  const parts = PARTS.map((part) => ({
    part,
    page: db.prepare<{ limit: number; offset: number }, ListedRow>(OUTBOX_LIST_SQL[part]),
    count: db.prepare<[], number>(OUTBOX_COUNT_SQL[part]).pluck(),
  }));

  const asked = db.prepare<[], number>(OUTBOX_ASKED_SQL).pluck();

  function toRow(listed: ListedRow): OutboxRow[] {
    const row = rows.byId(listed.id);
    if (!row) return [];
    const message = toMessage(row);
    const isQueued = row.status === 'queued';
    return [
      {
        message,
        name: listed.name,
        dueAt: isQueued && listed.notBefore ? listed.notBefore : null,
        // Without a job it was sent, and failed afterwards.
        attempts: listed.attempts ?? 1,
        waitsBecause: isQueued && listed.problem !== null ? (JSON.parse(listed.problem) as Problem) : null,
      },
    ];
  }

  return function list({ offset, limit }) {
    const sized = parts.map((part) => ({ ...part, size: part.count.get() ?? 0 }));
    const size = (wanted: Part) => sized.find(({ part }) => part === wanted)?.size ?? 0;
    const found: OutboxRow[] = [];
    let skipped = offset;
    for (const { page, size: all } of sized) {
      const left = limit - found.length;
      if (left > 0 && skipped < all) found.push(...page.all({ limit: left, offset: skipped }).flatMap(toRow));
      skipped = Math.max(0, skipped - all);
    }
    const counts = {
      waiting: size('sending') + size('queued'),
      uncertain: size('uncertain'),
      asked: asked.get() ?? 0,
      failed: size('failed'),
    };
    return { rows: found, total: counts.waiting + counts.uncertain + counts.failed, counts };
  };
}

function countOf(state: 'sending' | 'queued' | 'uncertain'): string {
  return `SELECT COUNT(*) FROM outbox AS j INDEXED BY outbox_listed WHERE j.state = '${state}'`;
}
