import type { Database } from 'better-sqlite3-multiple-ciphers';
import { AppError } from '#contract/errors.ts';
import type {
  Message,
  MessageContent,
  MessageStatus,
  OutgoingContent,
  OutgoingType,
} from '#contract/routes/messages.ts';
import { contentOf, toMessage, type MessageRow, type MessageRows } from '../conversations/messages.ts';
import type { Jobs } from './outboxJobs.ts';
import type { People } from '../contacts/people.ts';
import { PER_MS } from '../conversations/positions.ts';
import { furthestStatus } from '../conversations/status.ts';
import type { StoreQueries } from '../store.ts';
import type { Summaries } from '../conversations/summaries.ts';

/** Messages on their way out. A message and its job change together; the conversation's row follows. */
export function createOutbox(
  db: Database,
  deps: { people: People; rows: MessageRows; jobs: Jobs; summaries: Summaries },
): StoreQueries['outbox'] {
  const { people, rows, jobs, summaries } = deps;
  const drop = db.prepare<[number, string]>(
    'INSERT OR IGNORE INTO dropped_ids (person_id, remote_id) VALUES (?, ?)',
  );

  function change(row: MessageRow, values: Partial<MessageRow>): Message {
    rows.update({ ...row, ...values });
    summaries.refresh(row.personId);
    return current(row.id);
  }

  function current(id: number): Message {
    const row = rows.byId(id);
    if (!row) throw gone();
    return toMessage(row);
  }

  /** Our own message below everything in its thread, even where this computer's clock is behind the server's. */
  function positionAtEnd(personId: number, at: number): number {
    const whole = rows.taken(personId, { lowest: 0, highest: Number.MAX_SAFE_INTEGER });
    return Math.max(Math.trunc(at) * PER_MS + PER_MS / 2, (whole?.highest ?? 0) + 1);
  }

  /** The history told of the message before its answer came: ours takes over what is known of the other. */
  function fold(ours: MessageRow, theirs: MessageRow): Partial<MessageRow> {
    rows.remove(theirs.id);
    const status = furthestStatus('sent', theirs.status);
    return {
      status,
      at: theirs.at,
      position: theirs.position,
      error: status === 'failed' ? theirs.error : null,
      replyToId: theirs.replyToId ?? ours.replyToId,
      raw: theirs.raw,
      toldAt: theirs.toldAt,
      hasGapBefore: theirs.hasGapBefore,
    };
  }

  function rowIn(id: number, statuses: readonly MessageStatus[]): MessageRow | null {
    const row = rows.byId(id);
    return row && statuses.includes(row.status) ? row : null;
  }

  return {
    enqueue({ clientId, phone, content, at }) {
      const there = rows.byClientId(clientId);
      if (there) return toMessage(there);
      const { id: personId } = people.ensure(phone);
      const id = rows.insert({
        personId,
        clientId,
        remoteId: null,
        direction: 'out',
        content: JSON.stringify(content),
        status: 'queued',
        at: Math.trunc(at),
        position: positionAtEnd(personId, at),
        error: null,
        replyToId: null,
        raw: null,
        toldAt: 0,
        hasGapBefore: 0,
      });
      jobs.queue(id, personId);
      summaries.refresh(personId);
      return current(id);
    },

    claim(now, blocked = []) {
      const id = jobs.next(now, blocked);
      const row = id === null ? null : rows.byId(id);
      const job = id === null ? null : jobs.get(id);
      if (!row || !job) return null;
      jobs.start(row.id, now);
      change(row, { status: 'sending' });
      return {
        id: row.id,
        phone: row.phone,
        content: contentOf(row) as OutgoingContent,
        attempts: job.attempts,
      };
    },

    nextDueAt: () => jobs.nextDue(),

    accepted(id, remoteId) {
      const ours = rows.byId(id);
      if (!ours) throw gone();
      const theirs = rows.byRemoteId(ours.personId, remoteId);
      jobs.remove(id);
      // A server that gives two messages one id: both were sent, and only one can carry it.
      if (theirs && theirs.id !== id && theirs.clientId !== null)
        return change(ours, { status: 'sent', error: null });
      if (theirs && theirs.id !== id) return change(ours, { remoteId, ...fold(ours, theirs) });
      const status = ours.status === 'failed' ? 'sent' : furthestStatus('sent', ours.status);
      return change(ours, { remoteId, status, error: null });
    },

    defer(id, until, problem, countAttempt) {
      const row = rowIn(id, ['sending', 'queued']);
      if (!row) return;
      jobs.end(id, 'queued', countAttempt, problem, until);
      change(row, { status: 'queued' });
    },

    failed(id, problem) {
      const row = rowIn(id, ['sending', 'queued', 'uncertain']);
      if (!row) return;
      jobs.end(id, 'failed', row.status === 'sending', problem);
      change(row, { status: 'failed', error: JSON.stringify(problem) });
    },

    uncertain(id, problem) {
      const row = rowIn(id, ['sending']);
      if (!row) return;
      jobs.end(id, 'uncertain', true, problem);
      change(row, { status: 'uncertain', error: JSON.stringify(problem) });
    },

    recover(problem) {
      const phones = new Set<string>();
      for (const id of jobs.sending()) {
        const row = rows.byId(id);
        if (!row) continue;
        jobs.end(id, 'uncertain', true, problem);
        change(row, { status: 'uncertain', error: JSON.stringify(problem) });
        phones.add(row.phone);
      }
      return [...phones];
    },

    retry(id, at) {
      const row = rowIn(id, ['failed', 'uncertain']);
      // A failed row of the history may hold what can't be sent from here.
      if (row?.direction !== 'out' || !isSendable(contentOf(row))) return null;
      // What the server knows of the failed one stays behind, or the history would show it beside the new one.
      if (row.remoteId !== null) drop.run(row.personId, row.remoteId);
      rows.passOnGap(row);
      jobs.queue(id, row.personId);
      return change(row, {
        remoteId: null,
        status: 'queued',
        at: Math.trunc(at),
        position: positionAtEnd(row.personId, at),
        error: null,
        toldAt: 0,
        hasGapBefore: 0,
      });
    },

    discard(id) {
      const row = rowIn(id, ['queued', 'failed', 'uncertain']);
      if (!row) return false;
      if (row.remoteId !== null) drop.run(row.personId, row.remoteId);
      rows.passOnGap(row);
      rows.remove(id);
      if (!summaries.refresh(row.personId)) people.tidy(row.personId);
      return true;
    },

    settleAsSent(id) {
      const row = rowIn(id, ['uncertain']);
      if (!row) return null;
      jobs.end(id, 'settled', false);
      return change(row, { status: 'sent', error: null });
    },

    waiting: () => jobs.waiting(),
    whyWaiting: () => jobs.whyWaiting(),
  };
}

const SENDABLE: Record<OutgoingType, true> = {
  text: true,
  media: true,
  image: true,
  document: true,
  audio: true,
  video: true,
  location: true,
  buttons: true,
  template: true,
};

function isSendable(content: MessageContent): content is OutgoingContent {
  return content.type in SENDABLE;
}

function gone(): AppError {
  return new AppError(
    'NOT_FOUND',
    'This message is no longer here. It may have been discarded in the meantime.',
  );
}
