import type { EditTarget } from '#contract/routes/edits.ts';

/** What of a row the server has not taken: of its single edits, a refused one counts more than those that wait. */
export function editStateSql(target: EditTarget, key: string): string {
  return `(SELECT CASE MIN(CASE e.state WHEN 'refused' THEN 1 WHEN 'overruled' THEN 3 ELSE 2 END)
      WHEN 1 THEN 'refused' WHEN 2 THEN 'waiting' END
    FROM edits AS e WHERE e.batch_id IS NULL AND e.target = '${target}' AND e.key = ${key})`;
}
