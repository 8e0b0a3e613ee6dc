import { AppError, type Problem } from '#contract/errors.ts';
import type { BackupOutcome } from './file/backups.ts';
import type { StoreOpened, StoreQueries } from './store.ts';

/** Every call a store answers, by domain. A call left out does not compile: see `missing` below. */
export const CALLS = {
  meta: ['get', 'set', 'delete'],
  contacts: [
    'list',
    'get',
    'getMany',
    'count',
    'tags',
    'attributes',
    'selected',
    'beginPass',
    'applyPages',
    'missing',
    'applyRows',
    'remove',
    'endPass',
    'asOf',
  ],
  groups: ['list', 'get', 'replace', 'asOf', 'beginMembers', 'applyMembers', 'endMembers', 'membersAsOf'],
  autoReplies: ['list', 'get', 'replace', 'asOf'],
  templates: ['list', 'replace', 'asOf'],
  unreadable: ['list', 'counts'],
  search: ['all', 'chat'],
  figures: ['counts', 'keptHere'],
  insights: [
    'hours',
    'oldestAt',
    'waits',
    'failures',
    'chatsBegun',
    'taggedMessages',
    'contactsCreated',
    'contactsUndated',
  ],
  polls: ['load', 'save', 'facts'],
  conversations: ['list', 'get', 'counts', 'markRead', 'setState', 'history'],
  messages: ['list', 'get', 'mergeHistory'],
  outbox: [
    'enqueue',
    'claim',
    'peek',
    'nextDueAt',
    'accepted',
    'defer',
    'failed',
    'uncertain',
    'recover',
    'unsettledPhones',
    'unsettled',
    'askAbout',
    'retry',
    'discard',
    'settleAsSent',
    'list',
    'waiting',
    'whyWaiting',
  ],
  drafts: ['get', 'set'],
  quickReplies: ['list', 'save', 'remove'],
  contactViews: ['list', 'save', 'remove', 'current', 'setCurrent'],
  unsavedForms: ['list', 'set'],
  edits: [
    'add',
    'get',
    'list',
    'counts',
    'claim',
    'claimOne',
    'nextDueAt',
    'done',
    'defer',
    'refused',
    'skipped',
    'recover',
    'retry',
    'discard',
  ],
  batches: [
    'open',
    'fill',
    'openBulk',
    'fillBulk',
    'start',
    'list',
    'get',
    'rows',
    'rejected',
    'setState',
    'retry',
    'remove',
    'recover',
  ],
} as const satisfies { [D in Domain]: readonly (keyof StoreQueries[D])[] };

export type Domain = keyof StoreQueries;

type Missing = { [D in Domain]: Exclude<keyof StoreQueries[D], (typeof CALLS)[D][number]> }[Domain];
/** Names a call that StoreQueries has and CALLS has not. */
export const missing: Missing extends never ? true : Missing = true;

export type StoreRequest =
  | {
      readonly id: number;
      readonly kind: 'open';
      readonly file: string;
      readonly key: string;
      /** Names a damaged file that is set aside. */
      readonly now: number;
    }
  | {
      readonly id: number;
      readonly kind: 'call';
      readonly domain: string;
      readonly call: string;
      readonly args: readonly unknown[];
    }
  | {
      readonly id: number;
      readonly kind: 'backUp';
      readonly now: number;
    }
  | {
      readonly id: number;
      readonly kind: 'close';
      /** When a backup is made, where one is due; null: none is to be made. */
      readonly backUpAt: number | null;
    };

export type StoreReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: WireError };

/** What the worker says when it opened the file. */
export type Opened = StoreOpened;

/** What the worker says when it closed the file. */
export interface Closed {
  readonly backup: BackupOutcome | { readonly kind: 'failed'; readonly error: WireError } | null;
}

/** An AppError as its problem; a bug with what finds it. */
export type WireError =
  | { readonly problem: Problem }
  | { readonly bug: { readonly name: string; readonly message: string; readonly stack: string | undefined } };

export function toWire(error: unknown): WireError {
  if (error instanceof AppError) return { problem: error.toProblem() };
  const bug = error instanceof Error ? error : new Error(String(error));
  return { bug: { name: bug.name, message: bug.message, stack: bug.stack } };
}

export function fromWire(wire: WireError): Error {
  if ('problem' in wire) return new AppError(wire.problem.code, wire.problem.message, wire.problem.data);
  const error = new Error(wire.bug.message);
  error.name = wire.bug.name;
  if (wire.bug.stack !== undefined) error.stack = wire.bug.stack;
  return error;
}
