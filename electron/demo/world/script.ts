import { PHRASEBOOKS } from '../data/phrasebooks/index.ts';
import { CATALOG, SHOP, SIZES, WORN } from '../data/shop.ts';
import { TEMPLATES, type Template } from '../data/templates.ts';
import { buttonsContent, mediaContent, textContent, type Content } from './content.ts';
import type { Person } from './model.ts';
import type { Random } from './random.ts';
import { fillTemplate, quickReplies } from './templates.ts';

/** A message that has no time and no id yet. */
export interface Draft {
  readonly direction: 'inbound' | 'outbound';
  /** The draft this one answers or reacts to, by its place in the thread. */
  readonly refersTo: number | null;
  /** A pause of hours or days lies before it. */
  readonly startsSession: boolean;
  readonly make: (targetId: string) => Content;
}

/** Words that fill the slots of a phrasebook. */
export type Slots = Readonly<Record<string, string>>;

/** `lines` say whether it is about a size: then about something that is worn. */
export function drawSlots(random: Random, person: Person, lines: readonly string[]): Slots {
  const book = PHRASEBOOKS[person.language];
  const isWorn = lines.some((line) => line.includes('{size}'));
  const index = isWorn ? random.pick(WORN) : random.integer(0, CATALOG.length - 1);
  const item = CATALOG[index] ?? CATALOG[0];
  const rupees = (amount: number) => amount.toLocaleString('en-IN');
  return {
    product: book.products[index] ?? book.products[0],
    other: book.products[(index + 1) % book.products.length] ?? book.products[1],
    slug: item.slug,
    price: rupees(item.price),
    pair: rupees(Math.round(item.price * 1.8)),
    order: String(random.integer(3900, 4820)),
    size: random.pick(SIZES),
    city: person.place.name,
    first: person.name?.split(' ')[0] ?? '',
    tracking: `NI${random.integer(10_000_000, 99_999_999)}`,
  };
}

export function fillSlots(text: string, slots: Slots): string {
  const addressed = slots['first'] === '' ? text.replace(/,? ?\{first\}(님| जी)?/g, '') : text;
  return addressed.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}

/**
 * Reads the lines of a script. `< ` is the customer, `> ` the shop, `<^ ` quotes what the shop wrote last; `--` begins
 * another day. `@kind a | b | c` stands for anything but text. Drafts refer to each other by their place in the thread,
 * counted from `offset`.
 */
export function readScript(lines: readonly string[], person: Person, slots: Slots, offset = 0): Draft[] {
  const drafts: Draft[] = [];
  let startsSession = true;
  let offered: readonly string[] = [];
  for (const line of lines) {
    if (line === '--') {
      startsSession = true;
      continue;
    }
    const direction = line.startsWith('<') ? 'inbound' : 'outbound';
    const text = fillSlots(line.replace(/^[<>]\^? /, ''), slots);
    const [, kind = '', rest = ''] = /^@(\w+) ?(.*)$/s.exec(text) ?? [];
    const parts = rest.split('|').map((part) => part.trim());
    if (kind === 'buttons') offered = parts.slice(1);
    if (kind === 'template') offered = quickReplies(pickTemplate(parts[0] ?? '', person));
    const isAnswer = line.startsWith('<^') || kind === 'press' || kind === 'react';
    const lastOfShop = drafts.findLastIndex((draft) => draft.direction === 'outbound');
    drafts.push({
      direction,
      startsSession,
      refersTo: isAnswer && lastOfShop >= 0 ? lastOfShop + offset : null,
      make:
        kind === ''
          ? () => textContent(text, text.includes('https://'))
          : special(kind, parts, person, slots, offered),
    });
    startsSession = false;
  }
  return drafts;
}

function special(
  kind: string,
  parts: readonly string[],
  person: Person,
  slots: Slots,
  offered: readonly string[],
): (targetId: string) => Content {
  const [first = '', second, third] = parts;
  const file = (folder: string, extension: string) => `${SHOP.media}/${folder}/${first}${extension}`;
  switch (kind) {
    case 'image':
      return () => mediaContent('image', file('photos', '.jpg'), { caption: second });
    case 'video':
      return () => mediaContent('video', file('videos', '.mp4'), { caption: second });
    case 'audio':
      return () => mediaContent('audio', file('voice', '.ogg'), { voice: Number(first) });
    case 'document':
      return () => mediaContent('document', file('documents', ''), { filename: first, caption: second });
    case 'sticker':
      return () => ({
        type: 'sticker',
        sticker: { link: `${SHOP.media}/stickers/namaste.webp`, mime_type: 'image/webp', animated: false },
      });
    case 'here':
      return () => ({ type: 'location', location: locationNear(person) });
    case 'shop':
      return () => ({ type: 'location', location: { ...SHOP.place } });
    case 'location': {
      const [latitude = 0, longitude = 0] = first.split(',').map(Number);
      return () => ({
        type: 'location',
        location: { latitude, longitude, ...(second && { name: second }), ...(third && { address: third }) },
      });
    }
    case 'contact':
      return () => ({
        type: 'contacts',
        contacts: [{ name: { formatted_name: first }, phones: [{ phone: second ?? '', type: 'WORK' }] }],
      });
    case 'order':
      return () => ({
        type: 'order',
        order: {
          catalog_id: '194836987003835',
          ...(second && { text: second }),
          product_items: orderItems(Number(first)),
        },
      });
    case 'react':
      return (targetId) => ({ type: 'reaction', reaction: { message_id: targetId, emoji: first } });
    case 'press': {
      const index = Number(first);
      const title = offered[index] ?? 'OK';
      return () => ({
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: `button_${index + 1}`, title } },
      });
    }
    case 'buttons': {
      const [header, body, footer] = first.includes('~')
        ? first.split('~').map((part) => part.trim())
        : [undefined, first];
      return () => buttonsContent({ header, body, footer, buttons: parts.slice(1) });
    }
    case 'template':
      return () => templateContent(pickTemplate(first, person), slots);
    case 'poll':
      return () => ({ type: 'poll', poll: { name: first, options: parts.slice(1) } });
    case 'unsupported':
      return () => ({
        type: 'unsupported',
        errors: [{ code: 131051, title: 'Message type is currently not supported' }],
      });
    default:
      throw new Error(`A script has a line it can't play: @${kind}`);
  }
}

/** A point within a few kilometres of the middle of their city; the same for the same person. */
export function locationNear({ place, phone }: Person) {
  const shift = (Number(phone.replace(/\D/g, '').slice(-4)) / 9999 - 0.5) * 0.05;
  return {
    latitude: Number((place.latitude + shift).toFixed(5)),
    longitude: Number((place.longitude - shift / 2).toFixed(5)),
    name: place.name,
  };
}

/** The template in the person's language, else in English, else in any. */
function pickTemplate(name: string, { language }: Person): Template {
  const all = TEMPLATES.filter((template) => template.name === name);
  const found =
    all.find((template) => template.language.split('_')[0] === language) ??
    all.find((template) => template.language.startsWith('en')) ??
    all[0];
  if (!found) throw new Error(`A script names a template that is not there: ${name}`);
  return found;
}

function templateContent(template: Template, slots: Slots): Content {
  const words: readonly (string | undefined)[] = [
    slots['first'] || '🙂',
    `#${slots['order'] ?? ''}`,
    slots['city'],
  ];
  const components = fillTemplate(template, (component, variable) => {
    if (component === 'button') return slots['order'] ?? '';
    if (component === 'header') return `#${slots['order'] ?? ''}`;
    if (template.category === 'MARKETING' && variable === '2') return slots['product'] ?? '';
    return words[Number(variable) - 1] ?? slots['first'] ?? '🙂';
  });
  return {
    type: 'template',
    template: { name: template.name, language: { code: template.language }, components },
  };
}

function orderItems(count: number) {
  return CATALOG.slice(0, count).map(({ slug, price }) => ({
    product_retailer_id: slug,
    quantity: 1,
    item_price: price,
    currency: 'INR',
  }));
}
