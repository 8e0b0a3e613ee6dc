import { createHash } from 'node:crypto';
import type { MessageContent, MessageStatus } from '#contract/routes/messages.ts';
import { isJsonObject } from '../../lib/json.ts';
import type { HistoryRecord } from '../../records.ts';
import { readContent, unsupported } from './content.ts';
import { readDirection, type Direction, type Parties } from './direction.ts';
import { bareName, fieldsOf, pick, readObject, readTrimmed, type Fields } from './fields.ts';
import { readRowError, readStatus, statusWord } from './status.ts';
import { readTime } from './time.ts';

const ROW_INSIDE = [
  'message',
  'payload',
  'content',
  'data',
  'attributes',
  'node',
  'key',
  'body',
  'rawmessage',
  'rawpayload',
  'whatsappmessage',
  // What it says now; Meta lists an edit as a message of its own.
  'edit',
];
/** What may be JSON within a text; a customer's own words never are. */
const PACKED = ['payload', 'rawpayload', 'rawmessage', 'raw'];
const ID_NAMES = [
  'messageid',
  'wamid',
  'wamessageid',
  'whatsappmessageid',
  'metamessageid',
  'externalid',
  'providermessageid',
  'remoteid',
  'id',
  'uuid',
  'messageuuid',
  'pk',
  'sid',
];
const TIME_NAMES = [
  'timestamp',
  'messagetimestamp',
  'watimestamp',
  'sentat',
  'receivedat',
  'messagetime',
  'messagedate',
  'time',
  'at',
  'datetime',
  'date',
  'createdat',
  'created',
  'createdon',
  'datecreated',
  'ts',
  'insertedat',
  'updatedat',
];
const CONTEXT_NAMES = [
  'context',
  'replyto',
  'quoted',
  'quotedmessage',
  'inreplyto',
  'replytomessageid',
  'replytoid',
  'quotedmessageid',
  'quotedid',
  'contextmessageid',
  'contextid',
  'parentmessageid',
];
const MAX_ID = 512;

/**
 * The rows of one page of history, newest first, in the order they came: every row gives a record, whatever it is. Rows
 * without an id get one made from what they say; equal ones are numbered from the oldest, so that newer rows change none.
 */
export function readMessages(rows: readonly unknown[], parties: Parties): HistoryRecord[] {
  const seen = new Map<string, number>();
  return rows
    .toReversed()
    .map((row) => {
      const record = readMessage(row, parties);
      if (!record.remoteId.startsWith('row:')) return record;
      const count = (seen.get(record.remoteId) ?? 0) + 1;
      seen.set(record.remoteId, count);
      return count === 1 ? record : { ...record, remoteId: `${record.remoteId}-${count}` };
    })
    .reverse();
}

function readMessage(row: unknown, parties: Parties): HistoryRecord {
  const scopes = isJsonObject(row) ? scopesOf(fieldsOf(row)) : [];
  const content = isJsonObject(row) ? readContent(scopes, row) : readBare(row);
  const direction = readDirection(scopes, parties) ?? guessDirection(scopes, content);
  const status: MessageStatus = direction === 'in' ? 'received' : readStatus(scopes);
  const at = pick(scopes, TIME_NAMES, readTime);
  const replyToId = content.type === 'reaction' ? null : pick(scopes, CONTEXT_NAMES, readReference);
  return {
    remoteId: readId(scopes) ?? rowId({ direction, at, content: withoutStatus(content), replyToId }),
    direction,
    content,
    status,
    at,
    error: status === 'failed' ? readRowError(scopes) : null,
    replyToId,
    raw: row,
  };
}

/** A row that is no object says nothing that can be shown as a message; it is kept as it is. */
function readBare(row: unknown): MessageContent {
  return unsupported(row === null ? 'null' : Array.isArray(row) ? 'list' : typeof row, row);
}

/** The row's fields, and those of the objects in it that may hold the message itself. */
function scopesOf(outer: Fields): Fields[] {
  const inner = ROW_INSIDE.map((name) => readObject(outer.get(name)) ?? unpack(name, outer.get(name))).filter(
    (value) => value !== null,
  );
  const scopes = inner.map(fieldsOf);
  const deeper = scopes.map((fields) => readObject(fields.get('message'))).filter((value) => value !== null);
  return [outer, ...scopes, ...deeper.map(fieldsOf)];
}

function unpack(name: string, value: unknown): Readonly<Record<string, unknown>> | null {
  if (!PACKED.includes(name) || typeof value !== 'string' || !value.startsWith('{')) return null;
  try {
    return readObject(JSON.parse(value));
  } catch {
    return null;
  }
}

/** The id that sends answer with (`wamid.…`) before any other. */
function readId(scopes: readonly Fields[]): string | null {
  const asId = (value: unknown) => {
    const text = readTrimmed(value);
    return text !== null && text.length <= MAX_ID ? text : null;
  };
  return (
    pick(scopes, ID_NAMES, (value) => (asId(value)?.startsWith('wamid.') ? asId(value) : null)) ??
    pick(scopes, ID_NAMES, asId)
  );
}

function readReference(value: unknown): string | null {
  const object = readObject(value);
  return object
    ? pick([fieldsOf(object)], ['id', 'messageid', 'wamid', 'stanzaid'], readTrimmed)
    : readTrimmed(value);
}

/** Where no field tells who wrote it: only what a business sends has a delivery status, a template or buttons. */
function guessDirection(scopes: readonly Fields[], content: MessageContent): Direction {
  if (content.type === 'template' || content.type === 'buttons') return 'out';
  if (content.type === 'button-reply' || content.type === 'order') return 'in';
  return pick(scopes, ['status', 'messagestatus', 'deliverystatus'], statusWord) !== null ? 'out' : 'in';
}

/** What changes in the life of a message must not change its id. */
function withoutStatus(content: MessageContent): unknown {
  const raw = content.type === 'unsupported' ? readObject(content.raw) : null;
  if (!raw) return content;
  return Object.entries(raw).filter(
    ([name]) =>
      !/status|state|ack|error|fail|(?:read|seen|delivered|updated|modified)(?:at|on)?$/.test(bareName(name)),
  );
}

function rowId(parts: unknown): string {
  return `row:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}
