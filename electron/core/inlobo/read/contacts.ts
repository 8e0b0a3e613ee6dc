import type { ContactRecord } from '../../records.ts';
import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import {
  bareName,
  fieldsOf,
  pick,
  readBoolean,
  readObject,
  readText,
  readTrimmed,
  type Fields,
} from './fields.ts';
import { readTime } from './time.ts';

const PHONE_NAMES = [
  'phonenumber',
  'phone',
  'e164',
  'waid',
  'msisdn',
  'whatsappnumber',
  'whatsappid',
  'mobile',
  'mobilenumber',
  'number',
  'contactnumber',
  'userid',
  'bsuid',
];
const ROW_INSIDE = ['contact', 'attributes', 'node', 'customer', 'user', 'profile', 'data'];
const MAX_PHONE = 64;

/**
 * One row of a contact list under the names that REST APIs commonly give its fields, or null where it names nobody.
 * The phone is an opaque key, kept as the server writes it: it goes back into its paths.
 */
export function readContact(row: unknown): ContactRecord | null {
  if (!isJsonObject(row)) return null;
  const outer = fieldsOf(row);
  // A row within a row (`{contact: {…}}`) counts only where the outer one names nobody: `attributes` may be the person's.
  const isOuter = phoneOf([outer]) !== null;
  const scopes = isOuter ? [outer] : [outer, ...objectsIn(outer, ROW_INSIDE)];
  const phone = phoneOf(scopes);
  if (phone === null) return null;
  const text = (...names: string[]) => pick(scopes, names, readTrimmed);
  const time = (...names: string[]) => pick(scopes, names, readTime);
  return {
    phone,
    name: readName(scopes) ?? readName(objectsIn(outer, ['profile', 'contact'])),
    email: text('email', 'emailaddress', 'mail'),
    tags: pick(scopes, ['tags', 'labels', 'taglist', 'tagnames'], readTags) ?? [],
    customAttributes:
      pick(
        scopes,
        [
          'customattributes',
          'customfields',
          'attributes',
          'customproperties',
          'properties',
          'metadata',
          'fields',
        ],
        readAttributes,
      ) ?? {},
    isOptedIn: readOptIn(scopes),
    createdAt: time(
      'createdat',
      'created',
      'createdon',
      'datecreated',
      'createdtime',
      'creationdate',
      'datejoined',
      'addedat',
    ),
    updatedAt: time(
      'updatedat',
      'updated',
      'updatedon',
      'dateupdated',
      'modifiedat',
      'modified',
      'lastmodified',
      'lastupdated',
    ),
    lastActivityAt: readLastActivity(scopes),
    raw: row,
  };
}

function objectsIn(fields: Fields, names: readonly string[]): Fields[] {
  return names
    .map((name) => fields.get(name))
    .filter(isJsonObject)
    .map(fieldsOf);
}

function phoneOf(scopes: readonly Fields[]): string | null {
  return pick(scopes, PHONE_NAMES, readPhone) ?? pick(scopes, ['id'], readPhoneLikeId);
}

/** A key the API's paths can carry. */
function readPhone(value: unknown): string | null {
  const text = readTrimmed(value);
  return text === null || text.length > MAX_PHONE || /^\.{1,2}$/.test(text) ? null : text;
}

/** An `id` that is a number to call, or a business-scoped one (`US.1349…`), where no other field names the person. */
function readPhoneLikeId(value: unknown): string | null {
  const text = readPhone(value);
  return text !== null && /^(?:\+?\d{8,15}|[A-Z]{2}\.\w+)$/.test(text) ? text : null;
}

function readName(scopes: readonly Fields[]): string | null {
  const whole = pick(
    scopes,
    [
      'name',
      'fullname',
      'displayname',
      'contactname',
      'customername',
      'profilename',
      'pushname',
      'formattedname',
      'username',
    ],
    readNameValue,
  );
  if (whole !== null) return whole;
  const first = pick(scopes, ['firstname', 'givenname'], readTrimmed);
  const last = pick(scopes, ['lastname', 'familyname', 'surname'], readTrimmed);
  return first !== null || last !== null ? [first, last].filter((part) => part !== null).join(' ') : null;
}

/** A text, or Meta's `{formatted_name, first_name, last_name}`. */
function readNameValue(value: unknown): string | null {
  if (!isJsonObject(value)) return typeof value === 'string' ? readTrimmed(value) : null;
  return readName([fieldsOf(value)]);
}

function readTags(value: unknown): string[] | null {
  const list =
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as unknown[]) : null;
  const tags = list?.map(readTag).filter((tag) => tag !== null);
  return tags ? [...new Set(tags)] : null;
}

/** A text, or an object that names the tag. */
function readTag(value: unknown): string | null {
  if (!isJsonObject(value)) return readTrimmed(value);
  return pick([fieldsOf(value)], ['name', 'tag', 'label', 'title', 'value', 'slug'], readTrimmed);
}

/** An object, or a list of `{key, value}`. */
function readAttributes(value: unknown): Record<string, unknown> | null {
  if (isJsonObject(value)) return copyOf(value);
  if (!Array.isArray(value)) return null;
  const pairs = (value as unknown[]).map((entry) => {
    const fields = fieldsOf(readObject(entry) ?? {});
    const key = pick([fields], ['key', 'name', 'field', 'label', 'slug'], readTrimmed);
    return key === null ? null : ([key, fields.get('value') ?? null] as const);
  });
  return copyOf(Object.fromEntries(pairs.filter((pair) => pair !== null)));
}

/** Without `__proto__`, which would turn into something else where the attributes are merged. */
function copyOf(object: JsonObject): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== '__proto__'));
}

function readOptIn(scopes: readonly Fields[]): boolean | null {
  const optedIn = pick(
    scopes,
    [
      'isoptedin',
      'optedin',
      'optin',
      'hasoptedin',
      'optinstatus',
      'issubscribed',
      'subscribed',
      'subscriptionstatus',
    ],
    readConsent,
  );
  if (optedIn !== null) return optedIn;
  const optedOut = pick(
    scopes,
    ['isoptedout', 'optedout', 'optout', 'hasoptedout', 'unsubscribed'],
    readBoolean,
  );
  return optedOut === null ? null : !optedOut;
}

function readConsent(value: unknown): boolean | null {
  const plain = readBoolean(value);
  const word = plain === null ? bareName(readText(value) ?? '') : '';
  if (['optedin', 'optin', 'in', 'subscribed', 'granted', 'active'].includes(word)) return true;
  return ['optedout', 'optout', 'out', 'unsubscribed', 'revoked', 'inactive'].includes(word) ? false : plain;
}

/** The newest time in any field that tells of something happening: what the poll scheduler looks for. */
function readLastActivity(scopes: readonly Fields[]): number | null {
  const times: number[] = [];
  for (const fields of scopes) {
    for (const [name, value] of fields) {
      if (
        !/^(?:last|latest|recent)\w*(?:activity|active|message|inbound|outbound|incoming|outgoing|seen|contact|interact|repl|conversation|chat|received|sent)/.test(
          name,
        )
      )
        continue;
      const time =
        readTime(value) ??
        (isJsonObject(value)
          ? pick([fieldsOf(value)], ['timestamp', 'at', 'createdat', 'sentat', 'time', 'date'], readTime)
          : null);
      if (time !== null) times.push(time);
    }
  }
  return times.length > 0 ? Math.max(...times) : null;
}
