import type { AutoReply } from '#contract/routes/autoReplies.ts';
import type { Contact } from '#contract/routes/contacts.ts';
import type { Group } from '#contract/routes/groups.ts';
import type { MessageContent, MessageStatus } from '#contract/routes/messages.ts';
import type { Template } from '#contract/routes/templates.ts';
import type { Problem } from '#contract/errors.ts';

/** What the readers of API bodies hand to the store. Times are milliseconds since 1970 UTC. */

export interface ContactRecord extends Omit<Contact, 'groupIds' | 'lastMessageAt' | 'editState'> {
  /** When something last happened with this contact, where the row says so under any name. */
  readonly lastActivityAt: number | null;
  /** The row as the server sent it, so that nothing it says is lost. */
  readonly raw: unknown;
}

/** A group as its list names it; who is in it is learnt from GET /contacts/?group_id=. */
export interface GroupRecord extends Omit<Group, 'memberCount' | 'membersAsOf' | 'editState'> {
  readonly raw: unknown;
}

export interface AutoReplyRecord extends Omit<AutoReply, 'editState'> {
  readonly raw: unknown;
}

export interface TemplateRecord extends Template {
  readonly raw: unknown;
}

export interface HistoryRecord {
  /** The server's id; a stable one made from the row itself (`row:…`) where it has none. */
  readonly remoteId: string;
  readonly direction: 'in' | 'out';
  readonly content: MessageContent;
  readonly status: MessageStatus;
  /** null where the row has no time that can be read: the store then keeps the order of the page. */
  readonly at: number | null;
  readonly error: Problem | null;
  readonly replyToId: string | null;
  readonly raw: unknown;
}

/** A page of a list, and what it says of the whole. */
export interface ListPage<T> {
  readonly rows: readonly T[];
  /** Rows in the whole list, where the server says so. */
  readonly total: number | null;
  /** false: this was the last page; null: the server does not say, so a short page is the last. */
  readonly hasMore: boolean | null;
  /** Rows on a full page, where the server says so: it may give fewer than it was asked for. */
  readonly pageSize?: number | undefined;
  /** Rows that could not be read at all. */
  readonly unreadable: readonly unknown[];
}
