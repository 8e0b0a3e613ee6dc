import type { Database } from 'better-sqlite3-multiple-ciphers';
import { PER_MS } from '../conversations/positions.ts';
import type { InsightSpan, TaggedMessages, TagPlace } from '../store.ts';

const IN_SPAN = 'm.person_id = t.person_id AND m.position >= :from AND m.position < :to';

export const TAGGED_MESSAGES_SQL = `
  SELECT t.tag_id AS tagId, t.person_id AS personId,
    (SELECT COUNT(*) FROM messages AS m WHERE ${IN_SPAN} AND m.direction = 'in' AND m.type <> 'reaction') AS received,
    (SELECT COUNT(*) FROM messages AS m WHERE ${IN_SPAN} AND m.direction = 'out' AND m.type <> 'reaction'
       AND m.status IN ('sent', 'delivered', 'read', 'failed')) AS sent
  FROM contact_tags AS t
  WHERE (t.tag_id, t.person_id) > (:tagId, :personId) ORDER BY t.tag_id, t.person_id LIMIT :limit`;
export const TAG_NAME_SQL = 'SELECT tag FROM tags WHERE id = ? LIMIT 1';

interface Found {
  readonly tagId: number;
  readonly personId: number;
  readonly received: number;
  readonly sent: number;
}

/** Messages by the tags that their contacts carry now; one of a contact with two tags counts for both. */
export function createTaggedMessages(db: Database) {
  const tagged = db.prepare<TagPlace & { from: number; to: number; limit: number }, Found>(
    TAGGED_MESSAGES_SQL,
  );
  const name = db.prepare<[number], string>(TAG_NAME_SQL).pluck();
  return {
    taggedMessages({ from, to }: InsightSpan, after: TagPlace, limit: number): TaggedMessages {
      const rows = tagged.all({ ...after, limit, from: from * PER_MS, to: to * PER_MS });
      const sums = new Map<number, { received: number; sent: number }>();
      for (const { tagId, received, sent } of rows) {
        const sum = sums.get(tagId) ?? { received: 0, sent: 0 };
        sums.set(tagId, { received: sum.received + received, sent: sum.sent + sent });
      }
      const last = rows.at(-1);
      return {
        tags: [...sums].map(([tagId, sum]) => ({ tag: name.get(tagId) ?? '', ...sum })),
        next: last && rows.length === limit ? { tagId: last.tagId, personId: last.personId } : null,
      };
    },
  };
}
