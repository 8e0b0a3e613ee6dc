import type { Contact } from '#contract/routes/contacts.ts';
import { editStateSql } from '../edits/editState.ts';

/** A contact as it is read; JSON is text. */
export interface ContactRow {
  readonly phone: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly tags: string;
  readonly attributes: string;
  readonly isOptedIn: 0 | 1 | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly groupIds: string;
  readonly lastMessageAt: number | null;
  readonly editState: 'waiting' | 'refused' | null;
}

const ALL_BUT_ATTRIBUTES = `p.phone, c.name, c.email, c.tags, c.is_opted_in AS isOptedIn,
  c.created_at AS createdAt, c.updated_at AS updatedAt,
  (SELECT json_group_array(m.group_id) FROM group_members AS m WHERE m.person_id = c.person_id) AS groupIds,
  (SELECT v.last_at FROM conversations AS v WHERE v.person_id = c.person_id AND v.last_message_id IS NOT NULL)
    AS lastMessageAt,
  ${editStateSql('contact', 'p.phone')} AS editState`;

export const CONTACT_COLUMNS = `${ALL_BUT_ATTRIBUTES}, c.attributes`;

/** Attributes of so many bytes or fewer hold no value that is worth clipping apart from the row. */
const LONG_BYTES = 16_000;

/** Long attributes are left out, as null; what follows them in the row is read all the same. */
export const LISTED_COLUMNS = `p.id, ${ALL_BUT_ATTRIBUTES},
  CASE WHEN octet_length(c.attributes) <= ${LONG_BYTES} THEN c.attributes END AS attributes`;

export function toContact(row: ContactRow): Contact {
  return {
    phone: row.phone,
    name: row.name,
    email: row.email,
    tags: JSON.parse(row.tags) as string[],
    customAttributes: JSON.parse(row.attributes) as Record<string, unknown>,
    isOptedIn: row.isOptedIn === null ? null : row.isOptedIn === 1,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    groupIds: JSON.parse(row.groupIds) as string[],
    lastMessageAt: row.lastMessageAt,
    editState: row.editState,
  };
}
