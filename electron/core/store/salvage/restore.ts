import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Problem } from '#contract/errors.ts';
import { foldShortcut } from '#contract/rules/quickReply.ts';
import { createContactViews } from '../contactViews/contactViews.ts';
import type { Kept } from './gather.ts';
import type { KeptChat, KeptDraft, KeptMessage, KeptQuickReply } from './kept.ts';
import { editAdder } from './keptEdits.ts';
import { createMessageRows } from '../conversations/messages.ts';
import { createMeta } from '../meta.ts';
import { createJobs } from '../outbox/outboxJobs.ts';
import { createPeople } from '../contacts/people.ts';
import type { Salvaged } from '../store.ts';
import { createSummaries } from '../conversations/summaries.ts';
import { createUnsavedForms } from '../unsavedForms/unsavedForms.ts';

export type Restored = Omit<Salvaged, 'setAsideAs' | 'backupAt'>;

const MAY_HAVE_LEFT: Problem = {
  code: 'STORE_MENDED',
  message:
    'The file with your messages was damaged while this message was waiting or on its way, so it may have been sent. ' +
    'Look whether it arrived, then choose: Send again, It was sent, or Discard.',
  data: { reason: 'message' },
};

/** Puts what was kept of a damaged file into a new one, in one transaction. */
export function restore(db: Database, kept: Kept): Restored {
  const people = createPeople(db);
  const rows = createMessageRows(db);
  const jobs = createJobs(db);
  const summaries = createSummaries(db);
  const meta = createMeta(db);
  const views = createContactViews(db, { meta });
  const forms = createUnsavedForms(db);
  const addEdit = editAdder(db);
  const addDraft = db.prepare<[number, string, string | null, number]>(
    'INSERT INTO drafts (person_id, text, form, at) VALUES (?, ?, ?, ?)',
  );
  const addQuickReply = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO quick_replies (id, shortcut, folded, text, changed_at) VALUES (?, ?, ?, ?, ?)',
  );
  const addDropped = db.prepare<[number, string]>(
    'INSERT INTO dropped_ids (person_id, remote_id) VALUES (?, ?)',
  );
  const addChat = db.prepare<ChatParameters>(`
    INSERT INTO conversations (person_id, last_at, unread, failed, is_awaiting_reply, has_draft, begun_at,
      read_position, is_pinned, is_marked_unread, is_done)
    VALUES (:id, :lastAt, 0, 0, 0, 0, :begunAt, :readPosition, :isPinned, :isMarkedUnread, :isDone)`);

  /** Gives the person it hangs on. */
  function addMessage(message: KeptMessage): number {
    const { id: personId } = people.ensure(message.phone);
    const { state, at, position, clientId, replyToId } = message;
    const error = state === 'settled' ? null : problemOf(message);
    const id = rows.insert({
      personId,
      clientId,
      remoteId: null,
      direction: 'out',
      content: JSON.stringify(message.content),
      status: state === 'settled' ? 'sent' : state,
      at,
      position,
      error: error && JSON.stringify(error),
      replyToId,
      raw: null,
      toldAt: 0,
      hasGapBefore: 0,
    });
    jobs.queue(id, personId);
    if (message.attemptedAt !== null) jobs.start(id, message.attemptedAt);
    jobs.end(id, state, false, error);
    return personId;
  }

  /** Before its messages are here: they come from the server again, and its row must hold its place until then. */
  function addState({ phone, ...chat }: KeptChat): void {
    const { id } = people.ensure(phone);
    addChat.run({
      id,
      lastAt: chat.lastAt,
      begunAt: chat.begunAt,
      readPosition: chat.readPosition,
      isPinned: chat.isPinned ? 1 : 0,
      isMarkedUnread: chat.isMarkedUnread ? 1 : 0,
      isDone: chat.isDone ? 1 : 0,
    });
    // Read first what was in use last.
    if (chat.lastAt > 0) people.setActivity(id, chat.lastAt);
  }

  function addDraftOf({ phone, text, form, at }: KeptDraft): number {
    const { id } = people.ensure(phone);
    addDraft.run(id, text, form && JSON.stringify(form), at);
    return id;
  }

  function addReply({ id, shortcut, text, changedAt }: KeptQuickReply): void {
    addQuickReply.run(id, shortcut, foldShortcut(shortcut), text, changedAt);
  }

  /** What does not fit, since the damage made one thing of two, costs itself alone. */
  function each<T, Done>(things: readonly T[], add: (thing: T) => Done): Done[] {
    const inStep = db.transaction(add);
    return things.flatMap((thing) => {
      try {
        return [inStep(thing)];
      } catch (error) {
        if (error instanceof Error && 'code' in error && /^SQLITE_CONSTRAINT/.test(String(error.code)))
          return [];
        throw error;
      }
    });
  }

  return db.transaction(() => {
    each(kept.facts, ({ key, value }) => meta.set(key, value));
    const chats = each(kept.chats, addState);
    const messages = each(kept.messages, addMessage);
    const drafts = each(kept.drafts, addDraftOf);
    const quickReplies = each(kept.quickReplies, addReply);
    const contactViews = each(kept.contactViews, (view) => views.save(view, view.changedAt));
    const unsavedForms = each(kept.unsavedForms, (form) => forms.set(form, form.changedAt));
    const edits = each(kept.edits, addEdit);
    each(kept.dropped, ({ phone, remoteId }) => addDropped.run(people.ensure(phone).id, remoteId));
    for (const id of new Set([...messages, ...drafts])) summaries.refresh(id);
    return {
      drafts: drafts.length,
      quickReplies: quickReplies.length,
      contactViews: contactViews.length,
      unsavedForms: unsavedForms.length,
      messages: messages.length,
      chats: chats.length,
      edits: edits.length,
    };
  })();
}

interface ChatParameters {
  readonly id: number;
  readonly lastAt: number;
  readonly begunAt: number;
  readonly readPosition: number;
  readonly isPinned: 0 | 1;
  readonly isMarkedUnread: 0 | 1;
  readonly isDone: 0 | 1;
}

function problemOf({ state, problem }: KeptMessage): Problem {
  if (state !== 'failed') return MAY_HAVE_LEFT;
  return (
    readProblem(problem) ?? { code: 'WHATSAPP_FAILED', message: 'This message was not sent. Try again.' }
  );
}

function readProblem(json: string | null): Problem | null {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    const isProblem = typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
    return isProblem ? (value as Problem) : null;
  } catch {
    return null;
  }
}
