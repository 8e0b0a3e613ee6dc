import { isJsonObject } from '../../lib/json.ts';
import { bareName, fieldsOf, pick, readBoolean, readText, type Fields } from './fields.ts';

export type Direction = 'in' | 'out';

/** Whose conversation it is, and whose account: what tells who wrote a row that has only `from` and `to`. */
export interface Parties {
  readonly phone: string;
  readonly ownNumber: string | null;
}

const IN_WORDS = new Set([
  'in',
  'inbound',
  'incoming',
  'received',
  'receive',
  'customer',
  'contact',
  'client',
  'user',
  'enduser',
  'lead',
  'visitor',
  'mo',
  'fromcustomer',
  'fromuser',
  'fromcontact',
  'i',
  'inboundmessage',
  'incomingmessage',
]);
const OUT_WORDS = new Set([
  'out',
  'outbound',
  'outgoing',
  'sent',
  'send',
  'business',
  'agent',
  'bot',
  'system',
  'api',
  'account',
  'company',
  'operator',
  'assistant',
  'staff',
  'me',
  'mt',
  'tocustomer',
  'touser',
  'o',
  'outboundmessage',
  'outgoingmessage',
  'businessinitiated',
  'autoreply',
  'broadcast',
]);

const WORD_NAMES = ['direction', 'messagedirection', 'msgdirection', 'dir', 'flow'];
const OWN_FLAGS = [
  'fromme',
  'isfromme',
  'frombusiness',
  'isfrombusiness',
  'isoutgoing',
  'outgoing',
  'isoutbound',
  'outbound',
  'isown',
  'sentbyme',
  'isbusiness',
  'isagent',
];
const THEIR_FLAGS = [
  'isincoming',
  'incoming',
  'isinbound',
  'inbound',
  'isreceived',
  'fromcustomer',
  'isfromcustomer',
  'fromuser',
];
const WRITER_NAMES = [
  'sendertype',
  'senttype',
  'sentby',
  'authortype',
  'author',
  'fromtype',
  'origin',
  'role',
  'sender',
  'source',
  'from',
];
const FROM_NAMES = [
  'from',
  'fromnumber',
  'fromphone',
  'sender',
  'senderphone',
  'sendernumber',
  'senderid',
  'source',
  'author',
];
const TO_NAMES = [
  'to',
  'tonumber',
  'tophone',
  'recipient',
  'recipientid',
  'recipientphone',
  'receiver',
  'receiverphone',
  'destination',
];

/**
 * Who wrote a message: a word (`inbound`, `OUT`, `received`), a flag (`from_me`), or the numbers in `from` and `to`.
 * null where nothing tells.
 */
export function readDirection(scopes: readonly Fields[], parties: Parties): Direction | null {
  return (
    pick(scopes, WORD_NAMES, directionWord) ??
    pick(scopes, OWN_FLAGS, (value) => flag(value, 'out', 'in')) ??
    pick(scopes, THEIR_FLAGS, (value) => flag(value, 'in', 'out')) ??
    fromNumbers(scopes, parties) ??
    pick(scopes, WRITER_NAMES, directionWord) ??
    // Some write the direction where others write the kind of content.
    pick(scopes, ['type', 'messagetype', 'kind'], typeWord)
  );
}

export function directionWord(value: unknown): Direction | null {
  if (isJsonObject(value)) return pick([fieldsOf(value)], ['type', 'role', 'kind'], directionWord);
  const word = typeof value === 'string' && value.length <= 40 ? bareName(value) : '';
  if (IN_WORDS.has(word)) return 'in';
  return OUT_WORDS.has(word) ? 'out' : null;
}

/** Whether a `type` is a direction and not a kind of content: `contact` and `system` are kinds. */
export function typeWord(value: unknown): Direction | null {
  const word = typeof value === 'string' ? bareName(value) : '';
  return /^(?:in|out)(?:bound|going|coming)?(?:message)?$|^(?:sent|received)$/.test(word)
    ? directionWord(word)
    : null;
}

function flag(value: unknown, whenTrue: Direction, whenFalse: Direction): Direction | null {
  const said = readBoolean(value);
  return said === null ? null : said ? whenTrue : whenFalse;
}

function fromNumbers(scopes: readonly Fields[], { phone, ownNumber }: Parties): Direction | null {
  const from = pick(scopes, FROM_NAMES, readParty);
  const to = pick(scopes, TO_NAMES, readParty);
  if (from !== null && isSameParty(from, phone)) return 'in';
  if (to !== null && isSameParty(to, phone)) return 'out';
  if (ownNumber === null) return null;
  if (from !== null && isSameParty(from, ownNumber)) return 'out';
  return to !== null && isSameParty(to, ownNumber) ? 'in' : null;
}

/** A number or id, or an object that holds one. */
function readParty(value: unknown): string | null {
  if (!isJsonObject(value)) return readText(value);
  return pick(
    [fieldsOf(value)],
    ['phonenumber', 'phone', 'waid', 'number', 'msisdn', 'userid', 'id'],
    readText,
  );
}

/** Numbers are the same whatever stands between their digits; ids only when they are equal. */
function isSameParty(one: string, other: string): boolean {
  if (one.trim() === other.trim()) return true;
  const [digits, otherDigits] = [digitsOf(one), digitsOf(other)];
  return digits !== null && digits === otherDigits;
}

function digitsOf(text: string): string | null {
  const plain = text.replace(/^whatsapp:|@.*$/gi, '');
  if (!/^[+\d\s().-]{7,40}$/.test(plain)) return null;
  return plain.replace(/\D/g, '').replace(/^00/, '');
}
