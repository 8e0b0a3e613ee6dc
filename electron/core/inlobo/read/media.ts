import type { MessageContent } from '#contract/routes/messages.ts';
import { isJsonObject } from '../../lib/json.ts';
import { fieldsOf, pick, readArray, readText, readTrimmed, type Fields } from './fields.ts';
import { kindOfLink, kindOfMime } from './kind.ts';
import { cut, objectUnder, readWords } from './words.ts';

type MediaKind = 'media' | 'image' | 'video' | 'audio' | 'document';

const MAX_URL = 4096;
const MAX_CAPTION = 20_000;
const MAX_FILENAME = 1000;

const OBJECT_NAMES: Readonly<Record<MediaKind, readonly string[]>> = {
  media: ['media', 'attachment', 'file', 'image', 'video', 'audio', 'voice', 'document'],
  image: ['image', 'photo', 'picture', 'media', 'attachment', 'file'],
  video: ['video', 'media', 'attachment', 'file'],
  audio: ['audio', 'voice', 'ptt', 'media', 'attachment', 'file'],
  document: ['document', 'file', 'media', 'attachment'],
};
const URL_NAMES = [
  'link',
  'mediaurl',
  'imageurl',
  'videourl',
  'audiourl',
  'voiceurl',
  'documenturl',
  'stickerurl',
  'fileurl',
  'attachmenturl',
  'downloadurl',
  'publicurl',
  'signedurl',
  'medialink',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'media',
  'attachment',
  'file',
  'href',
  'src',
  'url',
];

/**
 * A file in a message. Where only an id is known and no link, the url is '': Inlobo's API has no way to fetch it. With
 * `needsLink`, for rows that do not say they carry a file, null then.
 */
export function readMedia(
  kind: MediaKind,
  scopes: readonly Fields[],
  options: { needsLink: boolean },
): MessageContent | null {
  const inner = mediaObjects(scopes, OBJECT_NAMES[kind]);
  const all = [...inner, ...scopes];
  const url = readLink(options.needsLink ? inner : all) ?? (options.needsLink ? readNamedLink(scopes) : null);
  if (
    url === null &&
    (options.needsLink || (inner.length === 0 && readWords(scopes) === null && !hasMediaId(scopes)))
  )
    return null;
  const link = url ?? '';
  const words = pick(all, ['caption', 'mediacaption', 'captiontext'], readText) ?? readCaption(scopes, link);
  const caption = words === null ? {} : { caption: cut(words, MAX_CAPTION) };
  const type = kind === 'media' ? tellKind(all, link) : kind;
  if (type === 'audio') return { type, url: link };
  if (type !== 'document') return { type, url: link, ...caption };
  const filename =
    pick(inner, ['filename', 'name', 'title', 'originalname'], readTrimmed) ??
    pick(scopes, ['filename', 'originalname', 'documentname'], readTrimmed);
  return { type, url: link, ...(filename !== null && { filename: cut(filename, MAX_FILENAME) }), ...caption };
}

export function readSticker(scopes: readonly Fields[]): MessageContent {
  return {
    type: 'sticker',
    url: readLink([...mediaObjects(scopes, ['sticker', 'media', 'attachment']), ...scopes]),
  };
}

function mediaObjects(scopes: readonly Fields[], names: readonly string[]): Fields[] {
  const listed = pick(scopes, ['attachments', 'files', 'medias'], readArray)?.find(isJsonObject);
  return [...objectUnder(scopes, names), ...(listed && isJsonObject(listed) ? [fieldsOf(listed)] : [])];
}

function readLink(scopes: readonly Fields[]): string | null {
  return pick(scopes, URL_NAMES, asLink);
}

/** On a row that does not say it carries a file, a bare `url` is more often the row's own. */
function readNamedLink(scopes: readonly Fields[]): string | null {
  return pick(
    scopes,
    URL_NAMES.filter((name) => !['url', 'href', 'link', 'src'].includes(name)),
    asLink,
  );
}

function asLink(value: unknown): string | null {
  const text = readTrimmed(value);
  return text !== null && text.length <= MAX_URL && /^https?:\/\/\S+$/i.test(text) ? text : null;
}

function hasMediaId(scopes: readonly Fields[]): boolean {
  return (
    pick(scopes, ['mediaid', 'imageid', 'fileid', 'attachmentid', 'mimetype', 'filename'], readText) !== null
  );
}

/** Flat rows put the caption where a text would be; some put the link there. */
function readCaption(scopes: readonly Fields[], link: string): string | null {
  const words = pick(scopes, ['text', 'body', 'messagebody', 'messagetext', 'content', 'message'], (value) =>
    typeof value === 'string' ? readText(value) : null,
  );
  return words === null || words.trim() === link || asLink(words) !== null ? null : words;
}

function tellKind(scopes: readonly Fields[], link: string): MediaKind {
  const told = pick(
    scopes,
    ['mimetype', 'mime', 'mediamimetype', 'contenttype', 'mediatype', 'filetype'],
    (value) => {
      const word = readTrimmed(value)?.toLowerCase() ?? '';
      return kindOfMime(word.includes('/') ? word : `${word}/`);
    },
  );
  const kind = told ?? kindOfLink(link);
  return kind === 'image' || kind === 'video' || kind === 'audio' || kind === 'document' ? kind : 'media';
}
