import { z } from 'zod';
import { route } from '../route.ts';
import { editState, fieldsSeen } from './edits.ts';
import { accountId, page, phone, time } from './shapes.ts';

export const contact = z.object({
  phone,
  name: z.string().nullable(),
  email: z.string().nullable(),
  tags: z.array(z.string()),
  customAttributes: z.record(z.string(), z.unknown()),
  /** null: the server did not say. */
  isOptedIn: z.boolean().nullable(),
  createdAt: time.nullable(),
  updatedAt: time.nullable(),
  /** Ids of the groups it is known to be in: see `groups.list` for as of when. */
  groupIds: z.array(z.string()),
  /** When the newest message with this contact was written; null where none is here. */
  lastMessageAt: time.nullable(),
  /** What of it the server has not taken yet; null: it stands here as it stands there. */
  editState,
});
export type Contact = z.infer<typeof contact>;

const tagName = z.string().max(1_000);

/** What a list of contacts is narrowed down by: all of it must hold. */
export const contactFilter = z.object({
  /** Words of name, number and email; every one must occur. */
  search: z.string().max(200).optional(),
  /** Contacts that carry every one of these tags. */
  tags: z.array(tagName).max(50).optional(),
  /** … at least one of these. */
  anyTags: z.array(tagName).max(50).optional(),
  /** … none of these. */
  noTags: z.array(tagName).max(50).optional(),
  optedIn: z.boolean().optional(),
  /** Members of this group, as they were last learnt. */
  groupId: z.string().max(200).optional(),
});
export type ContactFilter = z.infer<typeof contactFilter>;

/** `attribute`: by the value of the attribute `key`. Rows without a value come last either way. */
export const contactSort = z.object({
  by: z.enum(['name', 'phone', 'email', 'optedIn', 'createdAt', 'updatedAt', 'lastMessageAt', 'attribute']),
  key: z.string().max(1_000).optional(),
  isDescending: z.boolean().default(false),
});
export type ContactSort = z.infer<typeof contactSort>;

/** Some contacts: named one by one, or all that a filter lets through but those in `except`. */
export const contactSelection = z.union([
  z.object({ phones: z.array(phone).min(1).max(100_000) }),
  z.object({ filter: contactFilter, except: z.array(phone).max(100_000).default([]) }),
]);
export type ContactSelection = z.infer<typeof contactSelection>;

/** Fields of a contact that people write. null takes a name or an email away. */
export const contactFields = z.object({
  /** As typed: spaces, dots, dashes and brackets are passed over; see `rules/typedPhone`. */
  phone: z.string().max(200),
  name: z.string().max(10_000).nullable().optional(),
  email: z.string().max(10_000).nullable().optional(),
  tags: z.array(tagName).max(1_000).optional(),
  /** The whole of them: what is left out is taken away. */
  customAttributes: z.record(z.string().max(1_000), z.unknown()).optional(),
  isOptedIn: z.boolean().optional(),
});
export type ContactFields = z.infer<typeof contactFields>;

/**
 * What came of a change. `saved`: the server took it. `waiting`: it is kept here and sent when the server can be reached;
 * it shows already.
 */
export const written = z.object({ state: z.enum(['saved', 'waiting']) });

export const bulkAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addTags'), tags: z.array(tagName).min(1).max(50) }),
  z.object({ kind: z.literal('removeTags'), tags: z.array(tagName).min(1).max(50) }),
  z.object({ kind: z.literal('setOptIn'), isOptedIn: z.boolean() }),
  z.object({ kind: z.literal('remove') }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

export const contactRoutes = {
  /**
   * From the local store, by name where no order is given. Values of attributes longer than 1,000 characters are clipped
   * here; `contacts.get` has them whole. `asOf`: when the last whole pass ended; null before the first.
   */
  'contacts.list': route(
    page.extend({ accountId, ...contactFilter.shape, sort: contactSort.optional() }),
    z.object({ rows: z.array(contact), total: z.number().int(), asOf: time.nullable() }),
  ),
  'contacts.get': route(z.object({ accountId, phone }), z.object({ contact: contact.nullable() })),
  /** Every tag that is carried, and by how many; the most used first. */
  'contacts.tags': route(
    z.object({ accountId }),
    z.object({ rows: z.array(z.object({ tag: z.string(), count: z.number().int() })) }),
  ),
  /** Names of attributes that contacts have, and how many have them; the most used first, at most 200. */
  'contacts.attributes': route(
    z.object({ accountId }),
    z.object({ rows: z.array(z.object({ key: z.string(), count: z.number().int() })) }),
  ),
  /**
   * Adds a contact. PHONE_INVALID, CONTACT_EXISTS where the number is in the list already, API_REJECTED with `data.fields`
   * by the names of `contactFields` where the server refuses it: nothing of it is kept then.
   */
  'contacts.create': route(
    z.object({ accountId, contact: contactFields }),
    written.extend({ contact: contact.nullable() }),
  ),
  /**
   * Changes what is named, and nothing else. `seen`: what stood in those fields when the person began, left out: what
   * stands here now. Errors as of `contacts.create`; NOT_FOUND where it was deleted elsewhere meanwhile.
   */
  'contacts.update': route(
    z.object({
      accountId,
      phone,
      change: contactFields.partial(),
      seen: fieldsSeen.optional(),
    }),
    written.extend({ contact: contact.nullable() }),
  ),
  /** Deletes a contact; its chat stays. One that is gone already is deleted. */
  'contacts.remove': route(z.object({ accountId, phone }), written),
  /** Does the same to many, as a batch that goes on by itself: see `batches.get`. */
  'contacts.bulk': route(
    z.object({ accountId, selection: contactSelection, action: bulkAction }),
    z.object({ batchId: z.number().int(), total: z.number().int() }),
  ),
  /**
   * A piece of a CSV file (UTF-8 text, without byte order mark) of the selection, its first piece with the header. Ask
   * again with `next` as `after` until that is null; the pieces one after the other are the file.
   */
  'contacts.export': route(
    z.object({
      accountId,
      selection: contactSelection,
      after: z.string().max(100).optional(),
    }),
    z.object({
      text: z.string(),
      next: z.string().nullable(),
      /** Contacts in this piece. */
      count: z.number().int(),
    }),
  ),
};
