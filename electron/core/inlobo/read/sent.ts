import { isJsonObject } from '../../lib/json.ts';
import { readObjectBody } from './envelope.ts';
import { fieldsOf, pick, readArray, readTrimmed, type Fields } from './fields.ts';

const MAX_ID = 512;

/** The message id in the answer to a send: `data.message_id`, or where Meta puts it, `messages[0].id`. */
export function readMessageId(body: unknown): string | null {
  const around = readObjectBody(body, ['message']);
  const listed = pick(around, ['messages'], (value) => {
    const first = readArray(value)?.[0];
    return isJsonObject(first) ? fieldsOf(first) : null;
  });
  const scopes: readonly Fields[] = listed ? [listed, ...around] : around;
  const named = ['messageid', 'wamid', 'whatsappmessageid', 'wamessageid'];
  return pick(scopes, [...named, 'id'], asWamid) ?? pick(scopes, [...named, 'id', 'uuid'], asId);
}

function asWamid(value: unknown): string | null {
  return asId(value)?.startsWith('wamid.') ? asId(value) : null;
}

function asId(value: unknown): string | null {
  const text = readTrimmed(value);
  return text !== null && text.length <= MAX_ID ? text : null;
}
