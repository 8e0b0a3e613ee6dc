import type { MessageContent } from '#contract/routes/messages.ts';
import { assertNever } from '../../lib/assertNever.ts';
import { isJsonObject } from '../../lib/json.ts';
import {
  fieldsOf,
  pick,
  readArray,
  readNumber,
  readObject,
  readText,
  readTrimmed,
  type Fields,
} from './fields.ts';
import { readButton, readInteractive, readSentButtons } from './interactive.ts';
import { kindOfShape, kindOfWord, readTypeWord, type Kind } from './kind.ts';
import { readMedia, readSticker } from './media.ts';
import { cut, objectUnder, readWords } from './words.ts';

/** Where a contract's text ends; raw rows keep the rest. */
const MAX_TEXT = 200_000;
const MAX_NAME = 1000;
const MAX_RAW = 32_000;
const MAX_CONTACTS = 100;
/** Types whose words are a notice and not the person's own. */
const SPEECHLESS = /^(?:un(?:supported|known)|system|deleted|revoked?|errors?|e2e_?notification)/i;

/**
 * What a message row says, whichever way it says it: flat fields, `{type, text: {body}}` as Meta nests it, or content
 * within `message`, `payload` or `content`. What is not understood is `unsupported` and keeps the row.
 */
export function readContent(scopes: readonly Fields[], row: unknown): MessageContent {
  const word = readTypeWord(scopes);
  const kind = word === null ? kindOfShape(scopes) : kindOfWord(word);
  if (kind !== null) {
    const content = readKind(kind, scopes);
    if (content) return content;
  }
  // No type, an unknown one, or one that the content does not bear out: what is there decides.
  if (word === null || !SPEECHLESS.test(word)) {
    const content =
      readMedia('media', scopes, { needsLink: true }) ?? readPlainText(scopes) ?? readTemplate(scopes);
    if (content) return content;
  }
  return unsupported(word ?? 'unknown', row);
}

export function unsupported(kind: string, row: unknown): MessageContent {
  return { type: 'unsupported', kind: cut(kind, 80), raw: rawOf(row) };
}

/** A huge row is shown in part; the record beside the content holds all of it. */
function rawOf(row: unknown): unknown {
  const text = JSON.stringify(row) as string | undefined;
  return text === undefined || text.length <= MAX_RAW ? row : { cut: cut(text, MAX_RAW) };
}

function readKind(kind: Kind, scopes: readonly Fields[]): MessageContent | null {
  switch (kind) {
    case 'text':
      return readPlainText(scopes);
    case 'media':
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return readMedia(kind, scopes, { needsLink: false });
    case 'sticker':
      return readSticker(scopes);
    case 'location':
      return readLocation(scopes);
    case 'contacts':
      return readContactCards(scopes);
    case 'reaction':
      return readReaction(scopes);
    case 'button':
      return readButton(scopes) ?? readInteractive(scopes);
    case 'buttons':
      return readSentButtons(scopes);
    case 'interactive':
      return (
        readInteractive(scopes) ??
        readSentButtons(scopes) ??
        readPlainText(objectUnder(scopes, ['interactive']))
      );
    case 'template':
      return readTemplate(scopes);
    case 'order':
      return readOrder(scopes);
    default:
      return assertNever(kind);
  }
}

function readPlainText(scopes: readonly Fields[]): MessageContent | null {
  const text = readWords(scopes);
  if (text === null) return null;
  const previewUrl = pick([...objectUnder(scopes, ['text']), ...scopes], ['previewurl'], (value) =>
    value === true ? true : null,
  );
  return { type: 'text', text: cut(text, MAX_TEXT), ...(previewUrl && { previewUrl }) };
}

function readLocation(scopes: readonly Fields[]): MessageContent | null {
  const inner = objectUnder(scopes, ['location', 'livelocation', 'coordinates', 'geo']);
  const all = [...inner, ...scopes];
  const latitude = pick(all, ['latitude', 'lat', 'degreeslatitude'], readNumber);
  const longitude = pick(all, ['longitude', 'long', 'lng', 'lon', 'degreeslongitude'], readNumber);
  if (latitude === null || longitude === null) return null;
  // On the row itself, `name` is more often the person's.
  const name =
    pick(inner, ['name', 'title', 'label'], readTrimmed) ??
    pick(scopes, ['locationname', 'placename'], readTrimmed);
  const address = pick(all, ['address', 'locationaddress'], readTrimmed);
  return {
    type: 'location',
    latitude,
    longitude,
    ...(name !== null && { name: cut(name, MAX_NAME) }),
    ...(address !== null && { address: cut(address, MAX_NAME) }),
  };
}

function readContactCards(scopes: readonly Fields[]): MessageContent | null {
  const cards = pick(
    scopes,
    ['contacts', 'contactcards', 'vcards', 'contact', 'content'],
    (value) => readArray(value) ?? (readObject(value) ? [value] : null),
  );
  const contacts =
    cards
      ?.slice(0, MAX_CONTACTS)
      .map(readCard)
      .filter((card) => card !== null) ?? [];
  return contacts.length > 0 ? { type: 'contacts', contacts } : null;
}

function readCard(card: unknown): { name: string; phones: string[] } | null {
  if (!isJsonObject(card)) return null;
  const fields = [fieldsOf(card)];
  const names = [...objectUnder(fields, ['name']), ...fields];
  const name =
    pick(names, ['formattedname', 'fullname', 'displayname', 'name', 'firstname'], readTrimmed) ?? '';
  const listed = pick(fields, ['phones', 'phonenumbers', 'numbers'], readArray) ?? [];
  const phones = listed
    .slice(0, MAX_CONTACTS)
    .map((phone) =>
      isJsonObject(phone)
        ? pick([fieldsOf(phone)], ['phone', 'number', 'phonenumber', 'waid', 'value'], readTrimmed)
        : readTrimmed(phone),
    )
    .filter((phone) => phone !== null);
  const single =
    phones.length === 0 ? pick(fields, ['phone', 'phonenumber', 'number', 'waid'], readTrimmed) : null;
  const all = single === null ? phones : [single];
  return name === '' && all.length === 0 ? null : { name: cut(name, MAX_NAME), phones: all };
}

function readReaction(scopes: readonly Fields[]): MessageContent | null {
  const inner = objectUnder(scopes, ['reaction']);
  const emoji =
    pick([...inner, ...scopes], ['emoji', 'reaction', 'reactionemoji'], readText) ??
    (inner.length > 0 ? '' : readWords(scopes));
  if (emoji === null) return null;
  const targetId =
    pick(inner, ['messageid', 'targetid', 'id'], readTrimmed) ??
    pick(
      scopes,
      ['reactedmessageid', 'reactionmessageid', 'targetmessageid', 'targetid', 'reactiontoid', 'reactionto'],
      readTrimmed,
    ) ??
    pick(objectUnder(scopes, ['context']), ['id', 'messageid'], readTrimmed);
  return { type: 'reaction', emoji: cut(emoji.trim(), 64), targetId };
}

function readTemplate(scopes: readonly Fields[]): MessageContent | null {
  const inner = objectUnder(scopes, ['template', 'templatedata', 'hsm']);
  const name =
    pick(inner, ['name', 'templatename', 'elementname'], readTrimmed) ??
    pick(scopes, ['templatename', 'template'], readTrimmed);
  if (name === null || name.length > MAX_NAME) return null;
  const all = [...inner, ...scopes];
  const language = pick(
    [...inner, ...scopes],
    ['languagecode', 'templatelanguage', 'language', 'locale'],
    readLanguage,
  );
  const listed = pick(all, ['components', 'templatecomponents'], readArray)?.filter(isJsonObject);
  return {
    type: 'template',
    name,
    ...(language !== null && { language }),
    ...(listed &&
      listed.length > 0 && { components: listed.slice(0, 50).map((component) => ({ ...component })) }),
  };
}

function readLanguage(value: unknown): string | null {
  const text = isJsonObject(value) ? readTrimmed(value['code']) : readTrimmed(value);
  return text !== null && text.length <= 40 ? text : null;
}

function readOrder(scopes: readonly Fields[]): MessageContent | null {
  const inner = objectUnder(scopes, ['order', 'cart']);
  const all = [...inner, ...scopes];
  const items = pick(all, ['productitems', 'items', 'products', 'lineitems'], readArray);
  const counted = items?.length ?? pick(all, ['itemcount', 'itemscount'], readNumber);
  if (counted === null) return null;
  const text = pick(inner, ['text', 'note', 'message'], readText) ?? readWords(scopes);
  return {
    type: 'order',
    itemCount: Math.max(0, Math.trunc(counted)),
    text: text === null ? null : cut(text, MAX_TEXT),
  };
}
