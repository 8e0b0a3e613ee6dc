import type { Database } from 'better-sqlite3-multiple-ciphers';

export type Tags = ReturnType<typeof createTags>;

/** Combinations of tags that are remembered: there are few, and thousands of contacts share them. */
const MOST_KNOWN = 2_000;

export const TAG_COUNTS_SQL = `
  SELECT t.tag, COUNT(*) AS count FROM contact_tags AS x JOIN tags AS t ON t.id = x.tag_id
  GROUP BY x.tag_id ORDER BY count DESC, t.tag`;

/** Which contacts carry which tags, for lists; a contact's own row has them as it is shown. */
export function createTags(db: Database) {
  const find = db.prepare<[string], number>('SELECT id FROM tags WHERE tag = ?').pluck();
  const insert = db.prepare<[string]>('INSERT INTO tags (tag) VALUES (?)');
  const attach = db.prepare<[number, string]>(
    `INSERT OR IGNORE INTO contact_tags (tag_id, person_id) SELECT ?, value FROM json_each(?)`,
  );
  const detach = db.prepare<[number, number]>('DELETE FROM contact_tags WHERE tag_id = ? AND person_id = ?');
  const counts = db.prepare<[], { tag: string; count: number }>(TAG_COUNTS_SQL);
  const carriers = new Map<string, number[]>();
  const knownLists = new Map<string, readonly string[]>();

  function listOf(tags: string): readonly string[] {
    if (tags === '[]') return [];
    let list = knownLists.get(tags);
    if (!list) {
      if (knownLists.size >= MOST_KNOWN) knownLists.clear();
      knownLists.set(tags, (list = JSON.parse(tags) as string[]));
    }
    return list;
  }

  function ensure(tag: string): number {
    return find.get(tag) ?? Number(insert.run(tag).lastInsertRowid);
  }

  function write(): void {
    const all = [...carriers];
    carriers.clear();
    for (const [tag, ids] of all) attach.run(ensure(tag), `[${ids.join(',')}]`);
  }

  return {
    find: (tag: string): number | null => find.get(tag) ?? null,
    /** Every tag that is carried, the most used first. */
    counts: () => counts.all(),
    /** Notes who carries what; `write` brings it into the lists, tag by tag. `tags` is the column's text, a JSON list. */
    add(id: number, tags: string): void {
      for (const tag of listOf(tags)) {
        const ids = carriers.get(tag);
        if (ids) ids.push(id);
        else carriers.set(tag, [id]);
      }
    },
    write,
    forget: (): void => carriers.clear(),
    remove(id: number, tags: string): void {
      if (tags === '[]') return;
      // One that was noted a moment ago may be what is to be taken away.
      write();
      for (const tag of listOf(tags)) {
        const tagId = find.get(tag);
        if (tagId !== undefined) detach.run(tagId, id);
      }
    },
  };
}
