import type { Problem } from '#contract/errors.ts';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import type { Batch, BatchKind, BatchRow, BatchRowState } from '#contract/routes/batches.ts';
import type {
  BulkAction,
  Contact,
  ContactFilter,
  ContactSelection,
  ContactSort,
} from '#contract/routes/contacts.ts';
import type { ContactLayout, ContactView } from '#contract/routes/contactViews.ts';
import type { Conversation, ConversationFilter } from '#contract/routes/conversations.ts';
import type { DraftForm } from '#contract/routes/drafts.ts';
import type { Edit, EditTarget, OverruledField } from '#contract/routes/edits.ts';
import type { Group } from '#contract/routes/groups.ts';
import type { Message, OutgoingContent, OutgoingType } from '#contract/routes/messages.ts';
import type { OutboxCounts, OutboxRow } from '#contract/routes/outbox.ts';
import type { QuickReply } from '#contract/routes/quickReplies.ts';
import type { MessageHit, PersonHit } from '#contract/routes/search.ts';
import type { Template } from '#contract/routes/templates.ts';
import type { FormKind, FormValues, UnsavedForm } from '#contract/routes/unsavedForms.ts';
import type {
  AutoReplyRecord,
  ContactRecord,
  GroupRecord,
  HistoryRecord,
  TemplateRecord,
} from '../records.ts';
import type { ContactColumns } from './contacts/contactColumns.ts';

export { toColumns as packContacts } from './contacts/contactColumns.ts';

/**
 * One account's store as the rest of the core sees it. Every call is one transaction in the worker thread; calls run in
 * the order they were made. Errors are AppErrors of the STORE_… and DISK_… codes.
 */
export interface StoreQueries {
  readonly meta: {
    get(key: string): string | null;
    set(key: string, value: string): void;
    delete(key: string): void;
  };
  readonly contacts: {
    list(query: ContactQuery): { rows: Contact[]; total: number };
    get(phone: string): Contact | null;
    /** Those of them that are in the list, in the order asked for; at most 2,000 at a time. */
    getMany(phones: readonly string[]): Contact[];
    count(): number;
    /** Every tag that is carried, the most used first. */
    tags(): { tag: string; count: number }[];
    /** Names of attributes, the most used first, at most 200. */
    attributes(): { key: string; count: number }[];
    /**
     * The selected contacts in a fixed order, a piece at a time: what is written meanwhile moves nobody from one piece to
     * another. `next` is the next piece's `after`; null: there is none.
     */
    selected(
      selection: ContactSelection,
      window: { readonly after: number | null; readonly limit: number },
    ): { rows: Contact[]; next: number | null };
    /**
     * Begins a pass over the server's list, or goes on with the one that a stop or a crash broke off not longer than
     * `resumeWithinMs` ago.
     */
    beginPass(at: number, resumeWithinMs: number): ContactPassState;
    /** Takes in pages of the pass, in one transaction; safe to repeat, in any order, and when rows move between them. */
    applyPages(generation: number, pages: readonly ContactPage[]): ContactsApplied;
    /** Contacts the pass has not seen, first to last known: gone from the server, or moved past it. */
    missing(generation: number, limit: number): { phones: string[]; total: number };
    /** Rows read outside a pass (a lookup, the answer to a write): newer than what is here, or left alone. */
    applyRows(rows: readonly ContactRecord[], requestedAt: number): ContactsApplied;
    /** Surely gone from the server, as it said when it was asked at `requestedAt`: their chats stay. */
    remove(phones: readonly string[], requestedAt: number): { removed: number };
    /** The pass saw everything: what is here is the server's list as of `at`. */
    endPass(generation: number, at: number): void;
    /** When the last whole pass ended. */
    asOf(): number | null;
  };
  readonly groups: {
    list(window: ListWindow): { rows: Group[]; total: number };
    get(id: string): Group | null;
    /** Takes the whole list: groups that are not in it go, with what is known of their members. */
    replace(list: WholeList<GroupRecord>): { changed: number };
    asOf(): number | null;
    /** Members: a pass over GET /contacts/?group_id=, like the one over all contacts. Gives its generation. */
    beginMembers(groupId: string): number;
    applyMembers(groupId: string, generation: number, page: Omit<ContactPage, 'page'>): ContactsApplied;
    /** Who was not seen is no member any more, where `isWhole`; without, nobody is taken out. */
    endMembers(groupId: string, generation: number, at: number, isWhole: boolean): { changed: number };
    /** When the members of every group were read; the oldest of them, null where one never was or there is no list. */
    membersAsOf(): number | null;
  };
  readonly autoReplies: {
    list(window: ListWindow & { isActive?: boolean | undefined }): { rows: AutoReply[]; total: number };
    get(id: string): AutoReply | null;
    replace(list: WholeList<AutoReplyRecord>): { changed: number };
    asOf(): number | null;
  };
  readonly templates: {
    list(query: TemplateQuery): { rows: Template[]; total: number };
    replace(list: WholeList<TemplateRecord>): { changed: number };
    asOf(): number | null;
  };
  /** Rows that could not be read at all, kept as they came: see `unreadable` in a page or a whole list. */
  readonly unreadable: {
    list(
      part: UnreadablePart,
      window: ListWindow,
    ): { rows: { raw: string; seenAt: number }[]; total: number };
    counts(): Record<UnreadablePart, number>;
  };
  readonly search: {
    /** People and messages that hold every word of the query; messages newest first. */
    all(query: SearchQuery): SearchFound;
    /** The messages of one chat that hold every word, newest first, a piece of the thread at a time. */
    chat(query: ChatSearchQuery): ChatFound;
  };
  /** How much there is, for a report that helps to find a fault. */
  readonly figures: {
    counts(): StoreFigures;
    /** What a person made that the server does not have. */
    keptHere(): KeptHere;
  };
  /**
   * What charts are drawn from. Reactions count nowhere; a message stands at its position in the thread. Spans are whole
   * quarters of an hour.
   */
  readonly insights: {
    /** Hours in which there was something, of a clock that stands `shiftMs` ahead of UTC. */
    hours(span: InsightSpan, shiftMs: number): HourCounts;
    /** The quarter of an hour in which the oldest message stands; null: there is none. */
    oldestAt(): number | null;
    /** The first response to customers whose wait began in the span; at most 1,000,000. */
    waits(span: InsightSpan): Waits;
    /** What failed messages of the span failed for, the most frequent first, at most 500 reasons. */
    failures(span: InsightSpan): { problem: Problem | null; count: number }[];
    /** Chats after the person `after` (0: from the first) whose first message is in each of the spans. */
    chatsBegun(spans: readonly InsightSpan[], after: number, limit: number): ChatsBegun;
    /** Messages by tag, of `limit` pairs of a tag and who carries it, after the pair `after`. */
    taggedMessages(span: InsightSpan, after: TagPlace, limit: number): TaggedMessages;
    /** Contacts that were created in each of the spans, and how many of those are opted in now. */
    contactsCreated(spans: readonly InsightSpan[]): { contacts: number; optedIn: number }[];
    /** Contacts of which the server does not say when they were created. */
    contactsUndated(): { contacts: number; optedIn: number };
  };
  /** What the poll scheduler works from. */
  readonly polls: {
    /**
     * Everyone whose conversation can be read, a piece at a time: ask again with `next` as `after` until it is null. All at
     * once would hold up what else is asked at the start.
     */
    load(after?: number): PollPiece;
    /** Keeps what was learnt of rates. Unknown phones are passed over. */
    save(rates: readonly LearnedRate[]): void;
    /** Of these phones, what the scheduler needs to know; phones that are not known are left out. */
    facts(phones: readonly string[]): PollColumns;
  };
  readonly conversations: {
    list(query: ConversationQuery): { rows: Conversation[]; total: number };
    get(phone: string): Conversation | null;
    counts(): { unread: number; needsReply: number; failed: number; unreadMessages: number };
    /** Everything the customer wrote so far; nothing happens where there is no conversation. */
    markRead(phone: string): void;
    /** Changes what is named; makes a conversation of anyone, until nothing is chosen any more and nothing is in it. */
    setState(phone: string, state: { isPinned?: boolean; isMarkedUnread?: boolean; isDone?: boolean }): void;
    history(phone: string): HistoryState;
  };
  readonly messages: {
    /** The newest `limit` rows before row `before`, oldest first. */
    list(query: { phone: string; before?: number; limit: number }): { rows: Message[]; more: boolean };
    get(id: number): Message | null;
    /**
     * Merges one page of history by message id. Statuses never step back; known rows are not doubled; a row that the
     * outbox is sending, or is uncertain of, keeps its place.
     */
    mergeHistory(merge: HistoryMerge): HistoryMerged;
  };
  readonly outbox: {
    /**
     * Message and job in one transaction; the same clientId again gives the message that is there. Throws
     * MESSAGE_NOT_RETRYABLE where that was discarded.
     */
    enqueue(send: OutboxSend): Message;
    /**
     * The next job that may leave now, marked `sending` and committed before it is given out. Jobs of one phone leave in
     * order, one at a time; `blocked` phones are passed over. An uncertain message does not hold up its conversation.
     */
    claim(now: number, blocked?: readonly string[], onlyId?: number): OutboxJob | null;
    /** What `claim` would give out now, left as it is, with what is known of whoever it goes to. */
    peek(now: number, blocked?: readonly string[]): OutboxCandidate | null;
    /**
     * When the earliest waiting job may leave, 0: at once; null where none waits but behind one that is leaving, whose
     * end is the time to ask again, or for a `blocked` phone.
     */
    nextDueAt(blocked?: readonly string[]): number | null;
    /** The server took it: its id and `sent` in one transaction, folding in a history row that came first. */
    accepted(id: number, remoteId: string): Message;
    /** Back to `queued` until `until`; an attempt is counted only where the request left. */
    defer(id: number, until: number, problem: Problem | null, countAttempt: boolean): void;
    failed(id: number, problem: Problem): void;
    /** Looks into the history count from `at` on; left out: from when the request left. */
    uncertain(id: number, problem: Problem, at?: number): void;
    /** At start: what was `sending` when the app died may have arrived. Gives the phones touched. */
    recover(problem: Problem, at?: number): string[];
    /** Whose uncertain messages the history is still to be read for. */
    unsettledPhones(): string[];
    /** Uncertain messages to this person that the history is still to be read for. */
    unsettled(phone: string): Unsettled[];
    /** Its history can't be read: the person is asked. False where it is not uncertain any more, or was asked about. */
    askAbout(id: number, problem: Problem): boolean;
    /**
     * `failed` or `uncertain` back to `queued`; null where it is neither. What an uncertain one's attempt may have
     * brought is still looked for, and where it shows before the message leaves again, that does not leave.
     */
    retry(id: number, at: number): Message | null;
    /** Deletes a queued, failed or uncertain message, and refuses its clientId from now on; false where it is none. */
    discard(id: number): boolean;
    /** The person says an uncertain message was sent; null where it is not uncertain. */
    settleAsSent(id: number): Message | null;
    /** What has not simply left, in the order of the outbox screen. */
    list(window: ListWindow): OutboxListed;
    /** Jobs that have not left. */
    waiting(): number;
    /** What the first of those that were deferred met when it tried; null where none was. */
    whyWaiting(): Problem | null;
  };
  readonly drafts: {
    get(phone: string): Draft;
    /** `form` left out: it stays as it is. Nothing in either forgets the draft. */
    set(phone: string, draft: { text: string; form?: DraftForm | null | undefined }, at: number): void;
  };
  /** Texts of this computer alone. */
  readonly quickReplies: {
    /** All there are, by shortcut. */
    list(): QuickReply[];
    /**
     * Puts one in the place of the one with its id, or adds it where there is none. Throws QUICK_REPLY_INVALID with a
     * QuickReplyProblem as its data.
     */
    save(reply: Omit<QuickReply, 'changedAt'>, at: number): QuickReply;
    /** False where it is not there. */
    remove(id: string): boolean;
  };
  /** How the table of contacts is looked at, of this computer alone. */
  readonly contactViews: {
    list(): ContactView[];
    /** Puts one in the place of the one with its id, or adds it. */
    save(view: Omit<ContactView, 'changedAt'>, at: number): ContactView;
    remove(id: string): boolean;
    current(): ContactLayout | null;
    setCurrent(layout: ContactLayout): void;
  };
  /** What was typed into forms and neither saved nor discarded, of this computer alone. */
  readonly unsavedForms: {
    /** The newest first; those of every kind where none is named. */
    list(kind?: FormKind): UnsavedForm[];
    /** Puts one in the place of what was kept of it; `values` null forgets it. INVALID_INPUT where it is too long. */
    set(form: UnsavedFormToKeep, at: number): void;
  };
  /**
   * Changes a person made, kept until the server took them. A single edit shows at once: its values are laid over what
   * the server told, whenever that is written, until the edit ends.
   */
  readonly edits: {
    /**
     * Keeps a change and shows it. One that waits for the same thing takes it in; what takes back a `create` that never
     * left ends with it (null).
     */
    add(edit: NewEdit, at: number): Edit | null;
    get(id: number): Edit | null;
    /** Single edits that did not simply end, oldest first. */
    list(query: { readonly target?: EditTarget | undefined; readonly key?: string | undefined }): Edit[];
    counts(): { waiting: number; refused: number; overruled: number };
    /**
     * The next one that may leave now, marked `sending` and committed before it is given out: single edits first, then
     * rows of running batches. Edits of one thing leave in order, one at a time.
     */
    claim(now: number): EditJob | null;
    /** The one named, as `claim` would give it out; null where it may not leave now. */
    claimOne(id: number, now: number): EditJob | null;
    /** When the earliest that waits may leave; 0: at once; null: none waits, but behind one that is leaving. */
    nextDueAt(): number | null;
    /**
     * The server took it: `answer` is the row as it told it, null where it told none. What it overwrote of somebody
     * else's is kept as `overruled` until it was seen. Gives what changed in the contact list, as `applyRows` does.
     */
    done(id: number, end: EditEnd): ContactsApplied;
    /** Back to waiting until `until`. `mayHaveArrived`: the next attempt looks first. */
    defer(id: number, until: number, problem: Problem | null, mayHaveArrived: boolean): void;
    /** Nothing of it was taken. A single edit stays, and shows, until it is sent again or discarded. */
    refused(id: number, problem: Problem, at: number): void;
    /** Of a batch: nothing is to be sent for it. */
    skipped(id: number, problem: Problem, at: number): void;
    /** At start: what was `sending` when the app died waits again, and may have arrived. */
    recover(): void;
    retry(id: number): boolean;
    /** Takes back what waits or was refused; forgets what was overruled. False where it is under way or not there. */
    discard(id: number): boolean;
  };
  /** Many changes made one after the other, each with its result. Their rows are edits that don't show before they end. */
  readonly batches: {
    /** Its rows are put in by `fill` until `start`. */
    open(
      batch: { readonly kind: BatchKind; readonly title: string; readonly details: unknown },
      at: number,
    ): number;
    fill(id: number, rows: readonly NewBatchRow[]): void;
    /** Opens a batch of what `action` changes of the selected contacts, which `fillBulk` puts in. */
    openBulk(bulk: { readonly selection: ContactSelection; readonly action: BulkAction }, at: number): number;
    /**
     * Puts the next thousand contacts in, so that others are answered in between; those it changes nothing of are left
     * out. `added`: rows; `isWhole`: those were the last.
     */
    fillBulk(id: number): { added: number; isWhole: boolean };
    /** One without rows that are to be sent has finished. */
    start(id: number, at: number): void;
    list(): StoredBatch[];
    get(id: number): StoredBatch | null;
    rows(
      id: number,
      query: ListWindow & { readonly states?: readonly BatchRowState[] | undefined },
    ): { rows: BatchRow[]; total: number };
    /** Rows that were refused or skipped, with what they were made of; `after` is the id of the last one seen. */
    rejected(id: number, window: { readonly after: number | null; readonly limit: number }): RejectedRow[];
    /** False where it has ended, or there is none. `cancelled` ends all rows that wait. */
    setState(id: number, state: 'running' | 'paused' | 'cancelled', at: number): boolean;
    /** Refused rows wait again, and the batch runs; gives how many. */
    retry(id: number): number;
    /** False where it has not ended. */
    remove(id: number): boolean;
    /** At start: what was being filled or removed when the app died goes; nothing of what was being filled had left. */
    recover(): void;
  };
}

export interface NewEdit {
  readonly target: EditTarget;
  /** A contact's phone; the server's id; of a group or auto-reply that is created, any `new:…` not used before. */
  readonly key: string;
  readonly op: Edit['op'];
  /** Fields under the names of `contactFields`, `groupFields` or `autoReplyFields`, with what they become. */
  readonly change: Readonly<Record<string, unknown>>;
  /** What stood in those fields when the person began; of a create, empty. */
  readonly seen: Readonly<Record<string, unknown>>;
}

/** An edit that is leaving. */
export interface EditJob extends NewEdit {
  readonly id: number;
  readonly batchId: number | null;
  /** Requests that left before this one. */
  readonly attempts: number;
  /**
   * What the server last said stands in the fields of `change`, beneath what is laid over it here; null where the thing is
   * not here, or has yet to be created.
   */
  readonly present: Readonly<Record<string, unknown>> | null;
  /** An earlier attempt may have been carried out: look before anything is created again. */
  readonly mayHaveArrived: boolean;
  readonly at: number;
}

export interface EditEnd {
  readonly answer:
    | { readonly target: 'contact'; readonly record: ContactRecord }
    | { readonly target: 'group'; readonly record: GroupRecord }
    | { readonly target: 'autoReply'; readonly record: AutoReplyRecord }
    | null;
  /** Where there is no answer: what the server has in the edit's fields now; left out, what the edit makes of them. */
  readonly became?: Readonly<Record<string, unknown>> | undefined;
  /** When the request was made that `answer` answers. */
  readonly requestedAt: number;
  readonly overruled: readonly OverruledField[];
}

export interface NewBatchRow {
  readonly key: string;
  readonly op: Edit['op'];
  readonly change: Readonly<Record<string, unknown>>;
  readonly seen: Readonly<Record<string, unknown>>;
  readonly label: string;
  /** The line of the file, from 1; null where it comes from none. */
  readonly line: number | null;
  /** The row as it stood in the file, for the file of rejected rows. */
  readonly cells: readonly string[] | null;
  /** Set: nothing is sent for it, and this is why. */
  readonly problem: Problem | null;
}

export interface StoredBatch extends Omit<Batch, 'problem' | 'remainingMs'> {
  /** What `open` was given. */
  readonly details: unknown;
}

export interface RejectedRow {
  readonly id: number;
  readonly phone: string;
  readonly label: string;
  readonly line: number | null;
  readonly cells: readonly string[] | null;
  readonly problem: Problem | null;
}

export interface Draft {
  readonly text: string;
  readonly form: DraftForm | null;
}

export type UnsavedFormToKeep = {
  [Kind in FormKind]: {
    readonly kind: Kind;
    readonly key: string;
    readonly values: FormValues<Kind> | null;
  };
}[FormKind];

export interface ListWindow {
  readonly offset: number;
  readonly limit: number;
}

export interface ContactQuery extends ListWindow, ContactFilter {
  readonly sort?: ContactSort | undefined;
}

export interface TemplateQuery extends ListWindow {
  readonly search?: string | undefined;
  readonly status?: string | undefined;
  readonly category?: string | undefined;
  readonly language?: string | undefined;
}

/** How far a pass has come, kept with what it brought. */
export interface ContactPassState {
  readonly generation: number;
  readonly beganAt: number;
  /** Numbers of the pages that were taken in. */
  readonly pages: readonly number[];
  /** Different contacts seen so far. */
  readonly seen: number;
}

export interface ContactPage {
  readonly page: number;
  /** Packed where they are kept for a while, or go to the store's thread with many others. */
  readonly rows: readonly ContactRecord[] | ContactColumns;
  readonly unreadable: readonly unknown[];
  /** When it was asked for: an older answer never overwrites what a newer one said. */
  readonly requestedAt: number;
}

export interface ContactsApplied {
  /** Contacts that were new, or differ from what was here. */
  readonly changed: number;
  /** Phones that were in no contact list before, which can be polled now. */
  readonly added: readonly string[];
  /** Different contacts the pass has seen so far; 0 outside a pass. */
  readonly seen: number;
  /** Last activity the rows tell of, where it is newer than what was known: the scheduler polls these first. */
  readonly active: readonly { readonly phone: string; readonly at: number }[];
}

/** A list that is read whole before it is taken in. */
export interface WholeList<T> {
  readonly rows: readonly T[];
  readonly unreadable: readonly unknown[];
  readonly requestedAt: number;
}

export type UnreadablePart = 'contacts' | 'groups' | 'autoReplies' | 'templates';

export interface SearchQuery {
  readonly query: string;
  readonly peopleLimit: number;
  readonly messagesLimit: number;
  readonly after?: string | undefined;
}

export interface ChatSearchQuery {
  readonly phone: string;
  readonly query: string;
  readonly after?: string | undefined;
}

export interface ChatFound {
  /** Row ids. */
  readonly ids: number[];
  readonly next: string | null;
}

export interface SearchFound {
  readonly people: PersonHit[];
  readonly peopleTotal: number;
  readonly messages: MessageHit[];
  readonly next: string | null;
  readonly isTooShort: boolean;
}

/** One entry each at the same index. Times are ms since 1970; NaN where there is none. */
export interface PollColumns {
  readonly phones: readonly string[];
  readonly polledAt: Float64Array;
  /** The newest message known, or the activity a contact row told of, whichever is later. */
  readonly activeAt: Float64Array;
  /** See LearnedRate. */
  readonly events: Float64Array;
  readonly observedMs: Float64Array;
  readonly learnedAt: Float64Array;
  readonly isPinned: Uint8Array;
}

export interface PollPiece extends PollColumns {
  /** null: there is nobody after these. */
  readonly next: number | null;
}

/** `to` is not in it (ms since 1970 UTC). */
export interface InsightSpan {
  readonly from: number;
  readonly to: number;
}

/** One entry an hour at the same index; `hour` counts hours since 1970. Statuses as they are now: each message counts once. */
export interface HourCounts {
  readonly hour: Float64Array;
  readonly received: Float64Array;
  readonly sent: Float64Array;
  readonly delivered: Float64Array;
  readonly read: Float64Array;
  readonly failed: Float64Array;
}

/** One entry a wait at the same index. NaN: the customer waits still. */
export interface Waits {
  readonly beganAt: Float64Array;
  readonly tookMs: Float64Array;
}

export interface ChatsBegun {
  /** At the index of each span. */
  readonly begun: readonly number[];
  /** Chats whose beginning is not known, for older messages are missing. */
  readonly incomplete: number;
  /** The next piece's `after`; null: these were the last. */
  readonly next: number | null;
}

export interface TagPlace {
  readonly tagId: number;
  readonly personId: number;
}

export interface TaggedMessages {
  readonly tags: readonly { readonly tag: string; readonly received: number; readonly sent: number }[];
  readonly next: TagPlace | null;
}

/** What was seen of how often somebody writes, with older times forgotten by and by. */
export interface LearnedRate {
  readonly phone: string;
  /** Bursts of messages seen, discounted. */
  readonly events: number;
  /** For how long it was looked, discounted. */
  readonly observedMs: number;
  /** As of when both are. */
  readonly learnedAt: number;
}

export interface ConversationQuery {
  readonly filter: ConversationFilter;
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
  readonly now: number;
}

/** What is known of how much of a conversation's history is here. */
export interface HistoryState {
  /** When its first page was last read from the server; null: never. */
  readonly polledAt: number | null;
  /** Everything back to the first message is here, without a gap. */
  readonly isComplete: boolean;
  /**
   * Messages the server has, from the newest down to the first gap or to the oldest that is here; from it follows which
   * older page comes next.
   */
  readonly known: number;
}

export interface HistoryMerge {
  readonly phone: string;
  /** Newest first, as the server gives them. */
  readonly rows: readonly HistoryRecord[];
  /** When the request was made: an older answer never overwrites what a newer one said. */
  readonly requestedAt: number;
  readonly isFirstPage: boolean;
  /**
   * Of an older page: when the first page was asked for from which everything down to this one was read, one page after
   * the other. Left out, this page stands alone.
   */
  readonly readFromTopAt?: number;
  /** The page was the last one. */
  readonly reachesStart: boolean;
}

export interface HistoryMerged {
  readonly inserted: number;
  readonly changed: number;
  /** New inbound messages; what an announcement counts. */
  readonly received: number;
  /** When all messages of the page that are new here were written, ours too (ms): what the scheduler learns from. */
  readonly arrivedAt: readonly number[];
  /** The page met rows that were known before, and nothing is missing between them and the newest. */
  readonly metKnown: boolean;
  /**
   * Messages are missing between those here, perhaps since an earlier run: reading on with the older page that `known`
   * names, until this is false, fetches them.
   */
  readonly hasGap: boolean;
  /**
   * A message that may have been sent is not on this page nor on those above it, and they don't reach back to when it
   * may have left: the page after may show it.
   */
  readonly seeksOlder?: boolean;
}

export interface OutboxSend {
  readonly clientId: string;
  readonly phone: string;
  readonly content: OutgoingContent;
  readonly at: number;
  /** What is left of the chat's draft, kept with the message or not at all. */
  readonly draft?: Draft | undefined;
}

export interface OutboxJob {
  readonly id: number;
  readonly phone: string;
  readonly content: OutgoingContent;
  /** Requests that left before this one. */
  readonly attempts: number;
}

export interface OutboxCandidate {
  readonly id: number;
  readonly phone: string;
  readonly type: OutgoingType;
  readonly queuedAt: number;
  /** The customer's newest message that is known, in the server's time. */
  readonly lastInboundAt: number | null;
  /** When the conversation was last read; null: never. */
  readonly readAt: number | null;
  /** How far the server's clock is ahead of ours, as far as it is known (ms). */
  readonly serverAheadMs: number;
}

export interface Unsettled {
  readonly id: number;
  /** When its attempt ended without an answer. */
  readonly endedAt: number;
  readonly firstLookAt: number | null;
  readonly lastLookAt: number | null;
  /** The person was asked, since its history could not be read. */
  readonly isAsked: boolean;
}

export interface OutboxListed {
  readonly rows: OutboxRow[];
  readonly total: number;
  readonly counts: OutboxCounts;
}

/** Numbers alone: nothing of what anybody wrote. */
export interface StoreFigures {
  readonly schemaVersion: number;
  readonly contacts: number;
  readonly conversations: number;
  readonly messages: number;
  /** By state. */
  readonly outbox: Readonly<Record<string, number>>;
  readonly edits: Readonly<Record<string, number>>;
}

export interface KeptHere {
  readonly drafts: number;
  readonly quickReplies: number;
  readonly views: number;
  readonly unsavedForms: number;
  /** Changes that wait, are on their way or were refused, and what is left of batches. */
  readonly edits: number;
}

/** How the file was found. */
export interface StoreOpened {
  /** It was not closed the last time; its structure was checked and is sound. */
  readonly wasCrash: boolean;
  /** It was damaged: set aside under this name, and what could be read of what only this computer has was taken over. */
  readonly salvaged: Salvaged | null;
}

export interface Salvaged {
  /** Where the damaged file lies now. */
  readonly setAsideAs: string;
  readonly drafts: number;
  readonly quickReplies: number;
  /** Views of the contacts that were saved by name. */
  readonly contactViews: number;
  /** Forms that were filled in and not saved. */
  readonly unsavedForms: number;
  /** Messages that had not left, or of which nobody knew; all of them ask the person now, none is sent by itself. */
  readonly messages: number;
  /** Chats whose pin, done or read state was kept. */
  readonly chats: number;
  /** Single edits that the server had not taken for sure, or whose conflict nobody has seen; all ask the person now. */
  readonly edits: number;
  /** The backup that filled what the damaged file did not give; null where none was needed or there. */
  readonly backupAt: number | null;
}

/** The same calls, each answered from the worker thread. */
export type Remote<Queries> = {
  readonly [Domain in keyof Queries]: {
    readonly [Call in keyof Queries[Domain]]: Queries[Domain][Call] extends (
      ...args: infer Args
    ) => infer Answer
      ? (...args: Args) => Promise<Answer>
      : never;
  };
};

export interface Store extends Remote<StoreQueries> {
  /** What happened to the file when it was opened. */
  readonly opened: StoreOpened;
  /** Makes a backup now, due or not, and gives when. Throws DISK_FULL or DISK_REFUSED; what was there stays. */
  backUp(): Promise<number>;
  /**
   * Waits for what was asked and closes the file; then backs it up where that is due. `withoutBackup`: the computer is
   * going down, or the account goes away.
   */
  close(options?: { readonly withoutBackup?: boolean }): Promise<void>;
}
