import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { ContactPage, ContactsApplied, StoreQueries } from '../store.ts';

export const MEMBERS_AS_OF_SQL = `
  SELECT COUNT(*) AS total, COUNT(r.as_of) AS done, MIN(r.as_of) AS oldest
  FROM contact_groups AS g LEFT JOIN group_passes AS r ON r.group_id = g.id`;

export type MemberCalls = Pick<
  StoreQueries['groups'],
  'beginMembers' | 'applyMembers' | 'endMembers' | 'membersAsOf'
>;

/** Who is in which group, as GET /contacts/?group_id= tells; rows of a page are taken in as contacts, too. */
export function createMembers(
  db: Database,
  /** Takes in the rows of a page as contacts; gives the ids of its people. */
  take: (page: Omit<ContactPage, 'page'>) => { ids: readonly number[]; applied: ContactsApplied },
): MemberCalls {
  const begin = db
    .prepare<[string], number>(
      `INSERT INTO group_passes (group_id, generation) VALUES (?, 1)
       ON CONFLICT (group_id) DO UPDATE SET generation = generation + 1 RETURNING generation`,
    )
    .pluck();
  const generationOf = db
    .prepare<[string], number>('SELECT generation FROM group_passes WHERE group_id = ?')
    .pluck();
  const join = db.prepare<[string, number, string]>(
    'INSERT OR IGNORE INTO group_members (group_id, generation, person_id) SELECT ?, ?, value FROM json_each(?)',
  );
  const mark = db.prepare<[number, string, string]>(
    `UPDATE group_members SET generation = ?
     WHERE group_id = ? AND person_id IN (SELECT value FROM json_each(?))`,
  );
  const sweep = db.prepare<[string, number]>(
    'DELETE FROM group_members WHERE group_id = ? AND generation < ?',
  );
  const setAsOf = db.prepare<[number, string]>('UPDATE group_passes SET as_of = ? WHERE group_id = ?');
  const asOf = db.prepare<[], { total: number; done: number; oldest: number | null }>(MEMBERS_AS_OF_SQL);

  return {
    beginMembers: (groupId) => begin.get(groupId) ?? 1,
    applyMembers(groupId, generation, page) {
      const { ids, applied } = take(page);
      if (generationOf.get(groupId) !== generation) return applied;
      const list = `[${ids.join(',')}]`;
      const joined = join.run(groupId, generation, list).changes;
      if (joined < ids.length) mark.run(generation, groupId, list);
      return { ...applied, changed: applied.changed + joined };
    },
    endMembers(groupId, generation, at, isWhole) {
      if (!isWhole || generationOf.get(groupId) !== generation) return { changed: 0 };
      const { changes } = sweep.run(groupId, generation);
      setAsOf.run(Math.trunc(at), groupId);
      return { changed: changes };
    },
    membersAsOf() {
      const { total, done, oldest } = asOf.get() ?? { total: 0, done: 0, oldest: null };
      return total > 0 && done === total ? oldest : null;
    },
  };
}
