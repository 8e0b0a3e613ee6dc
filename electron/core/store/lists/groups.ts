import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Group, GroupFields } from '#contract/routes/groups.ts';
import type { GroupRecord } from '../../records.ts';
import { editStateSql } from '../edits/editState.ts';
import type { Shelf } from '../edits/shelf.ts';
import { foldText } from '#contract/rules/foldText.ts';
import type { StoreQueries } from '../store.ts';
import { createEditedList } from './editedList.ts';
import { toInteger, type LayRow, type WholeListDeps } from './wholeLists.ts';

const GROUP_COLUMNS = `g.id, g.name, g.description, g.contact_count AS contactCount,
    (SELECT COUNT(*) FROM group_members AS m WHERE m.group_id = g.id) AS memberCount,
    (SELECT p.as_of FROM group_passes AS p WHERE p.group_id = g.id) AS membersAsOf,
    g.created_at AS createdAt, g.updated_at AS updatedAt, ${editStateSql('group', 'g.id')} AS editState`;

/** The counts of the ids that were found alone: what is skipped to reach a page is not counted. */
export const GROUPS_SQL = `
  SELECT ${GROUP_COLUMNS}
  FROM (SELECT id FROM contact_groups ORDER BY sort_key, id LIMIT :limit OFFSET :offset) AS found
  CROSS JOIN contact_groups AS g ON g.id = found.id`;

/** The server's contact groups; who is in them is members.ts'. */
export function createGroups(
  db: Database,
  deps: WholeListDeps,
): { calls: Pick<StoreQueries['groups'], 'list' | 'get' | 'replace' | 'asOf'>; shelf: Shelf<GroupRow> } {
  const rows = db.prepare<[{ limit: number; offset: number }], Group>(GROUPS_SQL);
  const one = db.prepare<[string], Group>(`SELECT ${GROUP_COLUMNS} FROM contact_groups AS g WHERE g.id = ?`);
  const count = db.prepare<[], number>('SELECT COUNT(*) FROM contact_groups').pluck();
  // Through the passes, which are few: also a reading of members that was under way when its group went leaves one.
  const orphans = db
    .prepare<[], string>(
      'SELECT group_id FROM group_passes WHERE group_id NOT IN (SELECT id FROM contact_groups)',
    )
    .pluck();
  const forgetMembers = db.prepare<[string]>('DELETE FROM group_members WHERE group_id = ?');
  const forgetPass = db.prepare<[string]>('DELETE FROM group_passes WHERE group_id = ?');
  const { replace, asOf, shelf } = createEditedList(db, deps, {
    part: 'groups',
    table: 'contact_groups',
    columns: COLUMNS,
    toRow: rowOf,
    target: 'group',
    lay: layGroup,
    fields: ({ name, description }) => ({ name, description }),
    rowOf: (answer) => (answer.target === 'group' ? rowOf(answer.record) : null),
    onTaken: () => {
      for (const id of orphans.all()) {
        forgetMembers.run(id);
        forgetPass.run(id);
      }
    },
  });

  const calls: Pick<StoreQueries['groups'], 'list' | 'get' | 'replace' | 'asOf'> = {
    list: ({ limit, offset }) => ({ rows: rows.all({ limit, offset }), total: count.get() ?? 0 }),
    get: (id) => one.get(id) ?? null,
    replace,
    asOf,
  };
  return { calls, shelf };
}

function rowOf(group: GroupRecord) {
  return {
    id: group.id,
    sort_key: foldText(group.name),
    name: group.name,
    description: group.description,
    contact_count: group.contactCount,
    created_at: toInteger(group.createdAt),
    updated_at: toInteger(group.updatedAt),
    raw: JSON.stringify(group.raw ?? null),
  };
}

type GroupRow = ReturnType<typeof rowOf>;

const COLUMNS = [
  ...(['id', 'sort_key', 'name', 'description', 'contact_count'] as const),
  ...(['created_at', 'updated_at', 'raw'] as const),
];

const layGroup: LayRow<GroupRow> = (row, { key, op, change }) => {
  if (op === 'remove' || (!row && op === 'update')) return null;
  const { name, description } = change as Partial<GroupFields>;
  return {
    ...(row ?? { ...BLANK, id: key }),
    ...(name !== undefined && { name, sort_key: foldText(name) }),
    ...(description !== undefined && { description }),
  };
};

const BLANK: Omit<GroupRow, 'id'> = {
  ...{ sort_key: '', name: '', description: null, contact_count: null },
  ...{ created_at: null, updated_at: null, raw: 'null' },
};
