import type { ContactLayout } from '#contract/routes/contactViews.ts';
import type { DraftForm } from '#contract/routes/drafts.ts';
import { outgoingContent, type OutgoingContent } from '#contract/routes/messages.ts';

import { CURRENT_LAYOUT } from '../contactViews/contactViews.ts';

/** What only this computer has, as it is read of a damaged file or a backup: most of it hangs on people by their phone. */
export interface KeptDraft {
  readonly phone: string;
  readonly text: string;
  readonly form: DraftForm | null;
  readonly at: number;
}

export interface KeptQuickReply {
  readonly id: string;
  readonly shortcut: string;
  readonly text: string;
  readonly changedAt: number;
}

export interface KeptContactView {
  readonly id: string;
  readonly name: string;
  readonly layout: ContactLayout;
  readonly changedAt: number;
}

export interface KeptChat {
  readonly phone: string;
  readonly isPinned: boolean;
  readonly isMarkedUnread: boolean;
  readonly isDone: boolean;
  readonly readPosition: number;
  readonly lastAt: number;
  readonly begunAt: number;
}

export interface KeptMessage {
  readonly phone: string;
  readonly clientId: string | null;
  readonly content: OutgoingContent;
  readonly at: number;
  readonly position: number;
  readonly replyToId: string | null;
  readonly state: 'uncertain' | 'failed' | 'settled';
  /** Why it failed, as JSON. */
  readonly problem: string | null;
  /** When it may have left, by which the history finds it; null where equal words went out at about the same time. */
  readonly attemptedAt: number | null;
}

/** The server id of a message that was discarded here or sent again. */
export interface DroppedId {
  readonly phone: string;
  readonly remoteId: string;
}

export interface KeptFact {
  readonly key: string;
  readonly value: string;
}

/**
 * Facts that outlive the rest. What was read of the server when must not: none of that is here any more. When this
 * store began says which messages of before count as read.
 */
export const KEPT_FACTS: readonly string[] = ['store.firstHistoryAt', CURRENT_LAYOUT];

/**
 * What becomes of a message by what its job, or where that is lost its own status, last said. A file may be older than
 * the truth: what was to leave may have left meanwhile, and is never sent by itself. From a backup even a failed one may
 * have been sent again since.
 */
export function stateAfterDamage(said: string): KeptMessage['state'] | null {
  switch (said) {
    case 'queued':
    case 'sending':
    case 'uncertain':
      return 'uncertain';
    case 'failed':
      return 'failed';
    case 'settled':
    case 'sent':
      return 'settled';
    default:
      return null;
  }
}

/** Content as it is stored; null where it is nothing that can be sent. */
export function readContent(json: unknown): OutgoingContent | null {
  try {
    return outgoingContent.safeParse(JSON.parse(String(json))).data ?? null;
  } catch {
    return null;
  }
}
