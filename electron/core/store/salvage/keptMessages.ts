import { readContent, stateAfterDamage, type KeptMessage } from './kept.ts';
import type { Phones } from './phonesOf.ts';
import type { RawRow, Remains } from './remains.ts';
import { isSameContent } from '../conversations/sameContent.ts';
import { isTime, lookUp, textOr, type Shelf } from '../file/shelf.ts';

const JOB = ['message_id', 'state', 'attempted_at', 'problem'];
const MESSAGE = [
  'id',
  'person_id',
  'remote_id',
  'client_id',
  'direction',
  'content',
  'status',
  'at',
  'position',
];
const MORE = ['reply_to_id', 'error'];

/** Messages of ours that have no server id: what waits, failed, or may have been sent. */
export function messagesOf(remains: Remains, phones: Phones): Shelf<KeptMessage> {
  const columns = [...MESSAGE, ...MORE];

  function toMessage(row: RawRow, job: RawRow | null, phone: string): KeptMessage | null {
    const { client_id: clientId, at, position, person_id: personId } = row;
    const content = readContent(row['content']);
    // With a server id it comes with the history again.
    if (row['direction'] !== 'out' || row['remote_id'] !== null || content === null) return null;
    const state = stateAfterDamage(String(job ? job['state'] : row['status']));
    if (state === null || !isTime(at) || !isTime(position)) return null;
    const attemptedAt = isTime(job?.['attempted_at']) ? job['attempted_at'] : at;
    return {
      phone,
      clientId: textOr(clientId, null),
      content,
      at,
      position,
      replyToId: textOr(row['reply_to_id'], null),
      state,
      problem: textOr(row['error'], textOr(job?.['problem'], null)),
      attemptedAt: isAlone(Number(personId), content, attemptedAt) ? attemptedAt : null,
    };
  }

  /**
   * Whether the history may settle the message by its words. Where equal words went out at about the same time and the
   * server's id of those is known, what the history shows is that other message.
   */
  function isAlone(personId: number, content: KeptMessage['content'], attemptedAt: number): boolean {
    const others = remains.some(
      'messages',
      ['content'],
      `person_id = ? AND direction = 'out' AND remote_id IS NOT NULL AND position BETWEEN ? AND ?`,
      [personId, (attemptedAt - NEAR_MS) * 1000, (attemptedAt + NEAR_MS) * 1000],
    );
    return others !== null && others.every((row) => !isEqual(content, row['content']));
  }

  function jobOf(id: unknown): RawRow | null {
    return remains.some('outbox', JOB, 'message_id = ?', [id])?.[0] ?? null;
  }

  return {
    all() {
      const jobs = remains.rows('outbox', 'message_id', JOB);
      const found = jobs.rows.map((job) => {
        const rows = remains.some('messages', columns, 'id = ?', [job['message_id']]);
        return { job, row: rows?.[0] ?? null, isRead: rows !== null };
      });
      const isWhole = jobs.isWhole && found.every(({ isRead }) => isRead);
      const seen = new Set(found.map(({ job }) => job['message_id']));
      // Messages whose job is lost are known by having no server id.
      const rest = isWhole
        ? []
        : remains
            .rows('messages', 'id', columns, `direction = 'out' AND remote_id IS NULL`)
            .rows.filter((row) => !seen.has(row['id']))
            .map((row) => ({ job: null, row }));
      let isPlaced = true;
      const rows = [...found, ...rest].flatMap(({ job, row }) => {
        if (row === null) return [];
        const phone = phones.of(Number(row['person_id']));
        if (phone === null) isPlaced = false;
        const message = phone === null ? null : toMessage(row, job, phone);
        return message ? [message] : [];
      });
      return { rows, isWhole: isWhole && isPlaced };
    },
    find({ clientId, phone }) {
      // Without an id of ours there is nothing to know it by.
      if (clientId === null) return { kind: 'unreadable' };
      return lookUp(remains.some('messages', columns, 'client_id = ?', [clientId]), (row) =>
        toMessage(row, jobOf(row['id']), phone),
      );
    },
  };
}

/** Clocks differ, and a request may travel for long: somewhat more than the history allows for. */
const NEAR_MS = 15 * 60_000;

function isEqual(content: KeptMessage['content'], json: unknown): boolean {
  const other = readContent(json);
  return other !== null && isSameContent(content, other);
}
