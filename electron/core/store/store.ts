import type { Problem } from '#contract/errors.ts';
import type { Contact } from '#contract/routes/contacts.ts';
import type { Conversation, ConversationFilter } from '#contract/routes/conversations.ts';
import type { Message, OutgoingContent } from '#contract/routes/messages.ts';
import type { ContactRecord, HistoryRecord } from '../records.ts';

/**
 * One account's store as the rest of the core sees it. Every call is one transaction in the worker thread; calls run in
 * the order they were made. Errors are AppErrors of the STORE_… and DISK_… codes.
 */
export interface StoreQueries {
  readonly meta: {
    get(key: string): string | null;
    set(key: string, value: string): void;
  };
  readonly contacts: {
    list(query: ContactQuery): { rows: Contact[]; total: number };
    get(phone: string): Contact | null;
    count(): number;
    /** Begins a pass over the server's list and gives its generation. */
    beginPass(): number;
    /** Takes in one page of the pass; safe to repeat, and when rows move between pages. */
    applyPage(generation: number, rows: readonly ContactRecord[]): void;
    /**
     * Ends a pass over the whole list and notes when. With `sweeps`, contacts of older generations are gone from the
     * server and go here too; without, a doubt remained (rows moved between pages) and all stay until the next pass.
     */
    endPass(generation: number, at: number, options: { sweeps: boolean }): { removed: number };
    /** When the last whole pass ended. */
    asOf(): number | null;
  };
  readonly conversations: {
    list(query: ConversationQuery): { rows: Conversation[]; total: number };
    get(phone: string): Conversation | null;
    counts(): { unread: number; needsReply: number; failed: number; unreadMessages: number };
    /** Everything the customer wrote so far; nothing happens where there is no conversation. */
    markRead(phone: string): void;
    /** Changes what is named; makes a conversation of anyone, until nothing is chosen any more and nothing is in it. */
    setState(phone: string, state: { isPinned?: boolean; isMarkedUnread?: boolean; isDone?: boolean }): void;
    /** Contacts whose history was read longest ago, never-read ones first (by last activity where known). */
    stalest(limit: number): { phone: string; polledAt: number | null }[];
    /** How many contacts have, and have not, been read at least once. */
    polled(): { done: number; total: number };
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
    /** Message and job in one transaction; the same clientId again gives the message that is there. */
    enqueue(send: { clientId: string; phone: string; content: OutgoingContent; at: number }): Message;
    /**
     * The next job that may leave now, marked `sending` and committed before it is given out. Jobs of one phone leave in
     * order, one at a time; `blocked` phones are passed over. An uncertain message does not hold up its conversation.
     */
    claim(now: number, blocked?: readonly string[]): OutboxJob | null;
    /**
     * When the earliest waiting job may leave, 0: at once; null where none waits but behind one that is leaving, whose
     * end is the time to ask again.
     */
    nextDueAt(): number | null;
    /** The server took it: its id and `sent` in one transaction, folding in a history row that came first. */
    accepted(id: number, remoteId: string): Message;
    /** Back to `queued` until `until`; an attempt is counted only where the request left. */
    defer(id: number, until: number, problem: Problem, countAttempt: boolean): void;
    failed(id: number, problem: Problem): void;
    uncertain(id: number, problem: Problem): void;
    /** At start: what was `sending` when the app died may have arrived. Gives the phones touched. */
    recover(problem: Problem): string[];
    /** `failed` or `uncertain` back to `queued`; null where it is neither. */
    retry(id: number, at: number): Message | null;
    /** Deletes a queued, failed or uncertain message; false where it is none of these. */
    discard(id: number): boolean;
    /** The person says an uncertain message was sent; null where it is not uncertain. */
    settleAsSent(id: number): Message | null;
    /** Jobs that have not left. */
    waiting(): number;
  };
  readonly drafts: {
    get(phone: string): string;
    set(phone: string, text: string, at: number): void;
  };
}

export interface ContactQuery {
  readonly search?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly optedIn?: boolean | undefined;
  readonly offset: number;
  readonly limit: number;
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
  /** The page was the last one. */
  readonly reachesStart: boolean;
}

export interface HistoryMerged {
  readonly inserted: number;
  readonly changed: number;
  /** New inbound messages; what an announcement counts. */
  readonly received: number;
  /** The page met rows that were known before, and nothing is missing between them and the newest. */
  readonly metKnown: boolean;
  /**
   * Messages are missing between those here, perhaps since an earlier run: reading on with the older page that `known`
   * names, until this is false, fetches them.
   */
  readonly hasGap: boolean;
}

export interface OutboxJob {
  readonly id: number;
  readonly phone: string;
  readonly content: OutgoingContent;
  /** Requests that left before this one. */
  readonly attempts: number;
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
  /** Waits for what was asked, marks a clean shutdown and closes the file. */
  close(): Promise<void>;
}
