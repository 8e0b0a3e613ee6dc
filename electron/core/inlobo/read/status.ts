import type { Problem } from '#contract/errors.ts';
import type { MessageStatus } from '#contract/routes/messages.ts';
import { isJsonObject } from '../../lib/json.ts';
import { findCloudCode, type CloudCode } from '../cloudCode.ts';
import { cloudError } from '../cloudErrors.ts';
import { shownText } from '../shownText.ts';
import {
  bareName,
  fieldsOf,
  pick,
  readArray,
  readBoolean,
  readObject,
  readText,
  type Fields,
} from './fields.ts';
import { readTime } from './time.ts';

type RemoteStatus = Extract<MessageStatus, 'sent' | 'delivered' | 'read' | 'failed'>;

const WORDS: ReadonlyMap<string, RemoteStatus> = new Map<string, RemoteStatus>([
  ...(
    [
      'accepted',
      'sent',
      'queued',
      'pending',
      'enqueued',
      'sending',
      'submitted',
      'scheduled',
      'processing',
      'processed',
      'dispatched',
      'server',
      'serverack',
      'success',
      'ok',
    ] as const
  ).map((word) => [word, 'sent'] as const),
  ...(['delivered', 'deliveryack', 'delivery', 'device'] as const).map(
    (word) => [word, 'delivered'] as const,
  ),
  ...(['read', 'seen', 'viewed', 'opened', 'played'] as const).map((word) => [word, 'read'] as const),
  ...(
    [
      'failed',
      'failure',
      'fail',
      'error',
      'errored',
      'undelivered',
      'undeliverable',
      'rejected',
      'expired',
      'bounced',
      'blocked',
      'notsent',
    ] as const
  ).map((word) => [word, 'failed'] as const),
]);

const STATUS_NAMES = [
  'status',
  'messagestatus',
  'deliverystatus',
  'currentstatus',
  'laststatus',
  'sendstatus',
  'wastatus',
  'state',
  'deliverystate',
];
const RANK: Record<RemoteStatus, number> = { sent: 0, failed: 1, delivered: 2, read: 3 };

/** The status of an outbound row as far as the server knows; `sent` where it says nothing that can be read. */
export function readStatus(scopes: readonly Fields[]): RemoteStatus {
  const said = [
    pick(scopes, STATUS_NAMES, statusWord),
    pick(scopes, ['statuses', 'statushistory'], newestStatus),
    pick(scopes, ['ack'], readAck),
    pick(scopes, ['readat', 'seenat'], readTime) !== null ? 'read' : null,
    pick(scopes, ['deliveredat'], readTime) !== null ? 'delivered' : null,
    pick(scopes, ['failedat'], readTime) !== null ? 'failed' : null,
    pick(scopes, ['isread'], readBoolean) === true ? 'read' : null,
    pick(scopes, ['isdelivered', 'delivered'], readBoolean) === true ? 'delivered' : null,
    pick(scopes, ['isfailed', 'failed'], readBoolean) === true ? 'failed' : null,
  ] as const;
  // The furthest of all that is said: statuses never step back, and a delivered message did not fail.
  return said
    .filter((status) => status !== null)
    .reduce<RemoteStatus>((best, status) => (RANK[status] > RANK[best] ? status : best), 'sent');
}

export function statusWord(value: unknown): RemoteStatus | null {
  if (isJsonObject(value)) return pick([fieldsOf(value)], ['status', 'name', 'value', 'state'], statusWord);
  return typeof value === 'string' && value.length <= 40 ? (WORDS.get(bareName(value)) ?? null) : null;
}

function newestStatus(value: unknown): RemoteStatus | null {
  const words =
    readArray(value)
      ?.map(statusWord)
      .filter((status) => status !== null) ?? [];
  return words.length > 0
    ? words.reduce((best, status) => (RANK[status] > RANK[best] ? status : best))
    : null;
}

/** The phone protocol's own numbers: -1 error, 1 server, 2 device, 3 read, 4 played. */
function readAck(value: unknown): RemoteStatus | null {
  const number = Number(readText(value) ?? NaN);
  if (number === -1) return 'failed';
  if (number >= 3) return 'read';
  return number === 2 ? 'delivered' : number === 1 || number === 0 ? 'sent' : null;
}

const MAX_STATUSES = 20;
const ERROR_NAMES = ['errors', 'error', 'errordetails', 'errordata', 'failure', 'statuserror'];
const ERROR_WORDS = [
  'errormessage',
  'errortext',
  'errorreason',
  'failurereason',
  'failedreason',
  'statusreason',
  'reason',
  'errortitle',
  'errordescription',
];

/** Why a failed row failed: the Cloud API's code in our words, or the server's own words. */
export function readRowError(row: readonly Fields[]): Problem {
  const scopes = [...row, ...told(row)];
  const found = pick(scopes, ERROR_NAMES, (value) => codeIn({ error: value })) ?? codeBeside(scopes);
  const words = pick(scopes, ERROR_WORDS, shownText) ?? pick(scopes, ERROR_NAMES, wordsIn);
  const details = found?.details ?? words;
  return {
    code: 'WHATSAPP_FAILED',
    message: found
      ? cloudError(found.code).sentence
      : `WhatsApp did not deliver the message${words === null ? '.' : `: ${words}`}`,
    data: {
      reason: found ? cloudError(found.code).reason : words === null ? 'undelivered' : 'undeliveredWords',
      ...(found && { cloudCode: found.code, treatment: cloudError(found.code).treatment }),
      ...(details !== null && { details }),
    },
  };
}

/** What Meta's webhooks told of the message, where the row keeps it. */
function told(scopes: readonly Fields[]): Fields[] {
  const statuses = pick(scopes, ['statuses', 'statushistory'], readArray) ?? [];
  return statuses.slice(0, MAX_STATUSES).filter(isJsonObject).map(fieldsOf);
}

function codeBeside(scopes: readonly Fields[]): CloudCode | null {
  return pick(scopes, ['errorcode', 'failurecode', 'errcode', 'statuscode', ...ERROR_WORDS], (value) =>
    codeIn({ error_code: value, text: typeof value === 'string' ? value : null }),
  );
}

/** On a row, a code of one or two digits counts something else, or says that there is none. */
function codeIn(value: unknown): CloudCode | null {
  const found = findCloudCode(value, 0, false);
  return found !== null && found.code >= 100 ? found : null;
}

function wordsIn(value: unknown): string | null {
  const first = readArray(value)?.[0] ?? value;
  const object = readObject(first);
  if (!object) return shownText(first);
  return pick(
    [fieldsOf(object)],
    ['message', 'title', 'details', 'detail', 'description', 'reason'],
    shownText,
  );
}
