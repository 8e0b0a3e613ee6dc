import { openDatabase } from '#core/store/file/database.ts';
import type { InsightQuery } from '#core/insights/readInsights.ts';

const COUNTED = `m.type <> 'reaction' AND m.status IN ('received', 'sent', 'delivered', 'read', 'failed')`;

/** The same figures asked of the messages themselves, each in one statement, without times of the day being told apart. */
const STATEMENTS = {
  counts: `SELECT m.position / 3600000000 AS hour, m.status, COUNT(*) FROM messages AS m
    WHERE ${COUNTED} AND m.position >= :from AND m.position < :to GROUP BY hour, m.status`,
  waits: `SELECT person_id, MIN(position), answered FROM (
      SELECT m.person_id, m.position, m.direction,
        MIN(CASE WHEN m.direction = 'out' AND m.status <> 'failed' THEN m.position END)
          OVER (PARTITION BY m.person_id ORDER BY m.position DESC) AS answered
      FROM messages AS m WHERE ${COUNTED}
    ) WHERE direction = 'in' GROUP BY person_id, answered HAVING MIN(position) >= :from AND MIN(position) < :to`,
  failures: `SELECT m.error, COUNT(*) FROM messages AS m
    WHERE m.status = 'failed' AND m.position >= :from AND m.position < :to GROUP BY m.error`,
  begun: `SELECT COUNT(*) FROM (SELECT MIN(position) AS first FROM messages GROUP BY person_id)
    WHERE first >= :from AND first < :to`,
  tags: `SELECT t.tag_id, COUNT(*) FROM contact_tags AS t JOIN messages AS m ON m.person_id = t.person_id
    WHERE ${COUNTED} AND m.position >= :from AND m.position < :to GROUP BY t.tag_id`,
  contacts: `SELECT created_at / 86400000 AS day, COUNT(*), SUM(is_opted_in) FROM contacts
    WHERE :from < :to GROUP BY day`,
};

/** How long it takes (ms), over both periods. */
export function timeBareSql(file: string, key: string, { period, before }: InsightQuery): number {
  const opened = openDatabase(file, key);
  const startedAt = performance.now();
  for (const { from, to } of [before, period])
    for (const sql of Object.values(STATEMENTS))
      opened.db.prepare(sql).all({ from: from * 1000, to: to * 1000 });
  const took = performance.now() - startedAt;
  opened.close();
  return took;
}
