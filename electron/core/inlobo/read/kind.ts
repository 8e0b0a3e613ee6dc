import { bareName, pick, readObject, type Fields } from './fields.ts';
import { typeWord } from './direction.ts';

/** What a row holds, before it is read: our content types, and Meta's `interactive`, which may be any of three. */
export type Kind =
  | 'text'
  | 'media'
  | 'image'
  | 'video'
  | 'audio'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'reaction'
  | 'button'
  | 'buttons'
  | 'interactive'
  | 'template'
  | 'order';

const WORDS: Readonly<Record<Kind, readonly string[]>> = {
  text: ['text', 'chat', 'conversation', 'extendedtext', 'plain', 'plaintext', 'string'],
  media: ['media', 'mediaurl', 'attachment', 'mediacard'],
  image: ['image', 'photo', 'picture', 'img'],
  video: ['video', 'gif', 'ptv'],
  audio: ['audio', 'voice', 'ptt', 'voicenote'],
  document: ['document', 'file', 'pdf', 'doc'],
  sticker: ['sticker'],
  location: ['location', 'livelocation'],
  contacts: ['contacts', 'contact', 'vcard', 'contactcard', 'contactsarray'],
  reaction: ['reaction'],
  button: [
    'button',
    'buttonreply',
    'quickreply',
    'listreply',
    'buttonresponse',
    'buttonsresponse',
    'listresponse',
    'interactivereply',
  ],
  buttons: ['buttons', 'interactivebuttons', 'replybuttons', 'interactivebutton'],
  interactive: ['interactive', 'list', 'interactivelist', 'ctaurl', 'flow'],
  template: ['template', 'hsm', 'templatemessage'],
  order: ['order', 'cart'],
};

const KINDS: ReadonlyMap<string, Kind> = new Map(
  (Object.entries(WORDS) as [Kind, readonly string[]][]).flatMap(([kind, words]) =>
    words.map((word) => [word, kind] as const),
  ),
);

const TYPE_NAMES = [
  'messagetype',
  'msgtype',
  'type',
  'kind',
  'contenttype',
  'mediatype',
  'mimetype',
  'format',
];
/** Types that say nothing of the content. */
const GENERIC = new Set([
  'message',
  'messages',
  'whatsapp',
  'whatsappmessage',
  'event',
  'session',
  'freeform',
  'notification',
  'object',
  'normal',
  'default',
  'applicationjson',
  // The edited message within has a type of its own.
  'edit',
]);
/** The order in which nested objects tell a kind where no type does. */
const TELLING: readonly Kind[] = [
  'reaction',
  'interactive',
  'template',
  'order',
  'location',
  'sticker',
  'image',
  'video',
  'audio',
  'document',
  'contacts',
  'button',
  'buttons',
];

/** The row's own word for its type, as written; null where it has none or one that says nothing. */
export function readTypeWord(scopes: readonly Fields[]): string | null {
  return pick(scopes, TYPE_NAMES, (value) => {
    if (typeof value !== 'string' || value.trim() === '' || value.length > 80) return null;
    return typeWord(value) !== null || GENERIC.has(bareName(value)) ? null : value.trim();
  });
}

/** `IMAGE`, `imageMessage`, `image/jpeg` → image; null for a word that is not known. */
export function kindOfWord(word: string): Kind | null {
  const mime = /^(image|video|audio|text|application)\/([\w.+-]+)/i.exec(word);
  if (mime) return kindOfMime(`${mime[1] ?? ''}/${mime[2] ?? ''}`);
  const bare = bareName(word);
  return KINDS.get(bare) ?? KINDS.get(bare.replace(/message$/, '')) ?? null;
}

export function kindOfMime(mime: string): Kind | null {
  const [family, type] = mime.toLowerCase().split('/');
  if (family === 'text') return type === 'plain' || type === 'html' ? 'text' : 'document';
  if (family === 'image' || family === 'video' || family === 'audio') return family;
  return family === 'application' && type !== 'json' ? 'document' : null;
}

/** As POST /messages/media/ does: the kind from a link's extension; a document where it has another one. */
export function kindOfLink(url: string): Kind | null {
  const extension = /\.([a-z0-9]{2,5})(?:$|[?#])/i
    .exec(url.slice(url.lastIndexOf('/') + 1))?.[1]
    ?.toLowerCase();
  if (extension === undefined) return null;
  if (['jpg', 'jpeg', 'png', 'gif', 'webp'].includes(extension)) return 'image';
  if (['mp4', '3gp', '3gpp', 'mov'].includes(extension)) return 'video';
  return ['mp3', 'ogg', 'oga', 'opus', 'm4a', 'aac', 'amr'].includes(extension) ? 'audio' : 'document';
}

/** The kind that a nested object gives away (`image: {…}`), where there is no type. */
export function kindOfShape(scopes: readonly Fields[]): Kind | null {
  for (const kind of TELLING) {
    const found = pick(
      scopes,
      [kind],
      (value) =>
        (kind === 'contacts' || kind === 'buttons'
          ? Array.isArray(value) && value.length > 0
          : readObject(value) !== null) || null,
    );
    if (found) return kind;
  }
  return pick(scopes, ['latitude'], (value) => (typeof value === 'number' ? true : null)) ? 'location' : null;
}
