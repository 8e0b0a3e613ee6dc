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

const EMAIL_NAMES = ['email', 'emailaddress', 'mail'];
const TAG_NAMES = ['tags', 'labels', 'taglist', 'tagnames'];
const ATTRIBUTE_NAMES = [
  'customattributes',
  'customfields',
  'attributes',
  'customproperties',
  'properties',
  'metadata',
  'fields',
];
const CREATED_NAMES = [
  'createdat',
  'created',
  'createdon',
  'datecreated',
  'createdtime',
  'creationdate',
  'datejoined',
  'addedat',
];
const UPDATED_NAMES = [
  'updatedat',
  'updated',
  'updatedon',
  'dateupdated',
  'modifiedat',
  'modified',
  'lastmodified',
  'lastupdated',
];

/**
 * One row of a contact list under the names that REST APIs commonly give its fields, or null where it names nobody.
 * The phone is an opaque key, kept as the server writes it: it goes back into its paths.
 */
export function readContact(row: unknown): ContactRecord | null {
  if (!isJsonObject(row)) return null;
  return readPlainContact(row) ?? readAnyContact(row);
}

function readAnyContact(row: JsonObject): ContactRecord | null {
  const outer = fieldsOf(row);
  // A row within a row (`{contact: {…}}`) counts only where the outer one names nobody: `attributes` may be the person's.
  const isOuter = phoneOf([outer]) !== null;
  const scopes = isOuter ? [outer] : [outer, ...objectsIn(outer, ROW_INSIDE)];
  const phone = phoneOf(scopes);
  if (phone === null) return null;
  return {
    phone,
    name: readName(scopes) ?? readName(objectsIn(outer, ['profile', 'contact'])),
    email: pick(scopes, EMAIL_NAMES, readTrimmed),
    tags: pick(scopes, TAG_NAMES, readTags) ?? [],
    customAttributes: pick(scopes, ATTRIBUTE_NAMES, readAttributes) ?? {},
    isOptedIn: readOptIn(scopes),
    createdAt: pick(scopes, CREATED_NAMES, readTime),
    updatedAt: pick(scopes, UPDATED_NAMES, readTime),
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

const WHOLE_NAMES = [
  'name',
  'fullname',
  'displayname',
  'contactname',
  'customername',
  'profilename',
  'pushname',
  'formattedname',
  'username',
];
const FIRST_NAMES = ['firstname', 'givenname'];
const LAST_NAMES = ['lastname', 'familyname', 'surname'];

function readName(scopes: readonly Fields[]): string | null {
  const whole = pick(scopes, WHOLE_NAMES, readNameValue);
  if (whole !== null) return whole;
  const first = pick(scopes, FIRST_NAMES, readTrimmed);
  const last = pick(scopes, LAST_NAMES, readTrimmed);
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

const OPTED_IN_NAMES = [
  'isoptedin',
  'optedin',
  'optin',
  'hasoptedin',
  'optinstatus',
  'issubscribed',
  'subscribed',
  'subscriptionstatus',
];
const OPTED_OUT_NAMES = ['isoptedout', 'optedout', 'optout', 'hasoptedout', 'unsubscribed'];

function readOptIn(scopes: readonly Fields[]): boolean | null {
  const optedIn = pick(scopes, OPTED_IN_NAMES, readConsent);
  if (optedIn !== null) return optedIn;
  const optedOut = pick(scopes, OPTED_OUT_NAMES, readBoolean);
  return optedOut === null ? null : !optedOut;
}

function readConsent(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const plain = readBoolean(value);
  const word = plain === null ? bareName(readText(value) ?? '') : '';
  if (['optedin', 'optin', 'in', 'subscribed', 'granted', 'active'].includes(word)) return true;
  return ['optedout', 'optout', 'out', 'unsubscribed', 'revoked', 'inactive'].includes(word) ? false : plain;
}

const ACTIVITY_NAME =
  /^(?:last|latest|recent)\w*(?:activity|active|message|inbound|outbound|incoming|outgoing|seen|contact|interact|repl|conversation|chat|received|sent)/;

/** The newest time in any field that tells of something happening: what the poll scheduler looks for. */
function readLastActivity(scopes: readonly Fields[]): number | null {
  let newest: number | null = null;
  for (const fields of scopes) {
    for (const [name, value] of fields) {
      if (ACTIVITY_NAME.test(name)) newest = later(newest, readActivity(value));
    }
  }
  return newest;
}

function readActivity(value: unknown): number | null {
  const time = readTime(value);
  if (time !== null || !isJsonObject(value)) return time;
  return pick([fieldsOf(value)], ['timestamp', 'at', 'createdat', 'sentat', 'time', 'date'], readTime);
}

function later(one: number | null, other: number | null): number | null {
  return one === null || (other !== null && other > one) ? other : one;
}

/** What a field of a row is to `readPlainContact`. */
type Role = 'read' | 'activity' | 'rival' | 'none';

const PLAIN_NAMES = new Set([
  'phone_number',
  'name',
  'email',
  'tags',
  'custom_attributes',
  'is_opted_in',
  'created_at',
  'updated_at',
]);
/** Bare names that `readAnyContact` looks at; `id` only where no field names the person. */
const LOOKED_AT = new Set([
  ...PHONE_NAMES,
  ...ROW_INSIDE,
  ...WHOLE_NAMES,
  ...FIRST_NAMES,
  ...LAST_NAMES,
  ...EMAIL_NAMES,
  ...TAG_NAMES,
  ...ATTRIBUTE_NAMES,
  ...OPTED_IN_NAMES,
  ...OPTED_OUT_NAMES,
  ...CREATED_NAMES,
  ...UPDATED_NAMES,
]);
const roles = new Map<string, Role>();
const MOST_ROLES = 500;

function roleOf(name: string): Role {
  const known = roles.get(name);
  if (known !== undefined) return known;
  const bare = bareName(name);
  const role = PLAIN_NAMES.has(name)
    ? 'read'
    : LOOKED_AT.has(bare)
      ? 'rival'
      : ACTIVITY_NAME.test(bare)
        ? 'activity'
        : 'none';
  if (roles.size >= MOST_ROLES) roles.clear();
  roles.set(name, role);
  return role;
}

/**
 * A row as the API's document names its fields, and no other field that could mean the same: read without looking for
 * them, since a list has thousands of such rows. null for any other row.
 */
function readPlainContact(row: JsonObject): ContactRecord | null {
  let lastActivityAt: number | null = null;
  for (const key in row) {
    const role = roleOf(key);
    if (role === 'rival') return null;
    if (role === 'activity') lastActivityAt = later(lastActivityAt, readActivity(row[key]));
  }
  const phone = readPhone(row['phone_number']);
  if (phone === null) return null;
  return {
    phone,
    name: readNameValue(row['name']),
    email: readTrimmed(row['email']),
    tags: readPlainTags(row['tags']),
    customAttributes: readPlainAttributes(row['custom_attributes']),
    isOptedIn: readConsent(row['is_opted_in']),
    createdAt: readTime(row['created_at']),
    updatedAt: readTime(row['updated_at']),
    lastActivityAt,
    raw: row,
  };
}

/** The list itself where it is one of different texts: nothing of it is to be kept twice. */
function readPlainTags(value: unknown): string[] {
  const isPlain =
    Array.isArray(value) &&
    (value as unknown[]).every((tag, index) => readTrimmed(tag) === tag && value.indexOf(tag) === index);
  return isPlain ? (value as string[]) : (readTags(value) ?? []);
}

function readPlainAttributes(value: unknown): Record<string, unknown> {
  return isJsonObject(value) && !Object.hasOwn(value, '__proto__') ? value : (readAttributes(value) ?? {});
}
