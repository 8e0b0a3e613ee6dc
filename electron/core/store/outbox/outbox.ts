import type { Database } from 'better-sqlite3-multiple-ciphers';
import { AppError, type Problem } from '#contract/errors.ts';
import type {
  Message,
  MessageContent,
  MessageStatus,
  OutgoingContent,
  OutgoingType,
} from '#contract/routes/messages.ts';
import { contentOf, toMessage, type MessageRow, type MessageRows } from '../conversations/messages.ts';
import type { Attempts } from './attempts.ts';
import { createDiscarded } from './discarded.ts';
import type { Jobs } from './outboxJobs.ts';
import { createOutboxList } from './outboxList.ts';
import type { People } from '../contacts/people.ts';
import { PER_MS } from '../conversations/positions.ts';
import type { ServerClocks } from '../conversations/serverClock.ts';
import { furthestStatus } from '../conversations/status.ts';
import type { StoreQueries } from '../store.ts';
import type { Summaries } from '../conversations/summaries.ts';

/** Messages on their way out. A message and its job change together; the conversation's row follows. */
export function createOutbox(
  db: Database,
  deps: {
    people: People;
    rows: MessageRows;
    jobs: Jobs;
    attempts: Attempts;
    clock: ServerClocks;
    summaries: Summaries;
    drafts: Pick<StoreQueries['drafts'], 'set'>;
  },
): StoreQueries['outbox'] {
  const { people, rows, jobs, attempts, clock, summaries, drafts } = deps;
  const discarded = createDiscarded(db);
  const lastInboundAt = db
    .prepare<[number], number | null>('SELECT last_inbound_at FROM conversations WHERE person_id = ?')
    .pluck();
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

  /** Its request left, and nobody knows what became of it; looks into the history count from `at` on. */
  function doubt(row: MessageRow, problem: Problem, at: number | undefined): void {
    jobs.end(row.id, 'uncertain', true, problem);
    jobs.leaveOpen(row.id, at ?? null);
    change(row, { status: 'uncertain', error: JSON.stringify(problem) });
  }

  function rowIn(id: number, statuses: readonly MessageStatus[]): MessageRow | null {
    const row = rows.byId(id);
    return row && statuses.includes(row.status) ? row : null;
  }

  return {
    enqueue({ clientId, phone, content, at, draft }) {
      const there = rows.byClientId(clientId);
      if (there) return toMessage(there);
      if (discarded.has(clientId)) throw wasDiscarded();
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
      if (draft) drafts.set(phone, draft, at);
      return current(id);
    },

    claim(now, blocked = [], onlyId) {
      const id = jobs.next(now, blocked);
      const row = id === null || (onlyId !== undefined && id !== onlyId) ? null : rows.byId(id);
      const job = row && jobs.get(row.id);
      if (!row || !job) return null;
      jobs.start(row.id, now, {
        knownTo: rows.newestTold(row.personId),
        readAt: people.get(row.personId)?.polledAt ?? null,
      });
      change(row, { status: 'sending' });
      return {
        id: row.id,
        phone: row.phone,
        content: contentOf(row) as OutgoingContent,
        attempts: job.attempts,
      };
    },

    peek(now, blocked = []) {
      const id = jobs.next(now, blocked);
      const row = id === null ? null : rows.byId(id);
      return (
        row && {
          id: row.id,
          phone: row.phone,
          type: (contentOf(row) as OutgoingContent).type,
          queuedAt: row.at,
          lastInboundAt: lastInboundAt.get(row.personId) ?? null,
          readAt: people.get(row.personId)?.polledAt ?? null,
          serverAheadMs: clock.now().aheadMs,
        }
      );
    },

    nextDueAt: (blocked = []) => jobs.nextDue(blocked),

    accepted(id, remoteId) {
      const ours = rows.byId(id);
      if (!ours) throw gone();
      const theirs = rows.byRemoteId(ours.personId, remoteId);
      // When it was written until the server's own time is known: it may have been queued long before.
      const at = jobs.get(id)?.attemptedAt ?? ours.at;
      jobs.remove(id);
      // A server that gives two messages one id: both were sent, and only one can carry it.
      if (theirs && theirs.id !== id && theirs.clientId !== null)
        return change(ours, { at, status: 'sent', error: null });
      if (theirs && theirs.id !== id) return change(ours, { remoteId, ...fold(ours, theirs) });
      const status = ours.status === 'failed' ? 'sent' : furthestStatus('sent', ours.status);
      return change(ours, { at, remoteId, status, error: null });
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

    uncertain(id, problem, at) {
      const row = rowIn(id, ['sending']);
      if (row) doubt(row, problem, at);
    },

    recover(problem, at) {
      const sending = jobs.sending().flatMap((id) => rows.byId(id) ?? []);
      for (const row of sending) doubt(row, problem, at);
      return [...new Set(sending.map(({ phone }) => phone))];
    },

    unsettledPhones: () =>
      jobs.uncertainPeople().flatMap((personId) => {
        const isOpen = jobs.uncertainOf(personId).some(({ messageId }) => !isSearched(rows.byId(messageId)));
        return isOpen ? (people.get(personId)?.phone ?? []) : [];
      }),

    unsettled(phone) {
      const person = people.find(phone);
      return (person ? jobs.uncertainOf(person.id) : []).flatMap((job) => {
        const row = rows.byId(job.messageId);
        if (!row || isSearched(row)) return [];
        const { endedAt, attemptedAt, firstLookAt, lastLookAt } = job;
        return [
          {
            id: row.id,
            endedAt: endedAt ?? attemptedAt ?? row.at,
            firstLookAt,
            lastLookAt,
            isAsked: problemOf(row)?.code === 'HISTORY_UNAVAILABLE',
          },
        ];
      });
    },

    askAbout(id, problem) {
      const row = rowIn(id, ['uncertain']);
      if (!row || isSearched(row) || problemOf(row)?.code === problem.code) return false;
      change(row, { error: JSON.stringify(problem) });
      return true;
    },

    retry(id, at) {
      const row = rowIn(id, ['failed', 'uncertain']);
      // A failed row of the history may hold what can't be sent from here.
      if (row?.direction !== 'out' || !isSendable(contentOf(row))) return null;
      // What the server knows of the failed one stays behind, or the history would show it beside the new one.
      if (row.remoteId !== null) drop.run(row.personId, row.remoteId);
      attempts.keepOpen(row);
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
      attempts.keepOpen(row);
      if (row.clientId !== null) discarded.add(row.clientId, row.at);
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

    list: createOutboxList(db, rows),
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

function problemOf(row: MessageRow): Problem | null {
  return JSON.parse(row.error ?? 'null') as Problem | null;
}

/** The history was looked through often enough: only the person can tell now, or chance. */
function isSearched(row: MessageRow | null): boolean {
  return row === null || problemOf(row)?.code === 'NOT_IN_HISTORY';
}

function wasDiscarded(): AppError {
  return new AppError(
    'MESSAGE_NOT_RETRYABLE',
    'This message was discarded, so it was not sent. Write it anew if it shall be sent after all.',
  );
}

function gone(): AppError {
  return new AppError(
    'NOT_FOUND',
    'This message is no longer here. It may have been discarded in the meantime.',
  );
}
