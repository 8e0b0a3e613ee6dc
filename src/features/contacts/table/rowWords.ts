import type { Contact } from '#contract/routes/contacts.ts';
import type { Group } from '#contract/routes/groups.ts';
import { attributeText } from '@/shared/contacts';
import { compareWords, inARow } from '@/shared/i18n';
import { formatPhone } from '@/shared/phone';
import { disarmName } from '@/shared/text';
import { agoTime, dateOf } from '@/shared/time';
import { initials, personColor } from '@/shared/ui';
import type { Column } from './columns';

/** What of a contact stands in the table, ready to be put there. */
export interface RowWords {
  /** The name, or the number of somebody who has none. */
  readonly title: string;
  readonly isNamed: boolean;
  readonly initials: string;
  /** 0–8 */
  readonly color: number;
  readonly phone: string;
  readonly tags: readonly string[];
  readonly groups: string;
  readonly email: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly lastMessageAt: string;
  /** Of its attributes, by key: as far as a line shows them. */
  readonly attribute: (key: string) => string;
}

export interface WordsOptions {
  readonly now: number;
  readonly locale: string;
  /** null: not known yet. */
  readonly groups: ReadonlyMap<string, Group> | null;
}

/** No column is wide enough for more. */
const LONGEST = 300;

/** Words of contacts, made once for each row object: scrolling past a row again costs nothing. */
export function createRowWords(options: WordsOptions): (contact: Contact) => RowWords {
  const made = new WeakMap<Contact, RowWords>();
  return (contact) => {
    const known = made.get(contact);
    if (known) return known;
    const words = describe(contact, options);
    made.set(contact, words);
    return words;
  };
}

function describe(contact: Contact, { now, locale, groups }: WordsOptions): RowWords {
  const { phone, name, customAttributes } = contact;
  const shownName = lineOf(name);
  const shownPhone = formatPhone(phone);
  const attributes = new Map<string, string>();
  const date = (at: number | null): string => (at === null ? '' : dateOf(at, locale));
  return {
    title: shownName || shownPhone,
    isNamed: shownName !== '',
    initials: initials(name),
    color: personColor(phone),
    phone: shownPhone,
    tags: contact.tags.map(lineOf),
    groups: inARow(
      contact.groupIds
        .flatMap((id) => groups?.get(id)?.name ?? [])
        .map(lineOf)
        .sort(compareWords),
    ),
    email: lineOf(contact.email),
    get createdAt() {
      return date(contact.createdAt);
    },
    get updatedAt() {
      return date(contact.updatedAt);
    },
    lastMessageAt: contact.lastMessageAt === null ? '' : agoTime(contact.lastMessageAt, now, locale),
    attribute(key) {
      const known = attributes.get(key);
      if (known !== undefined) return known;
      const text = Object.hasOwn(customAttributes, key) ? lineOf(attributeText(customAttributes[key])) : '';
      attributes.set(key, text);
      return text;
    },
  };
}

function lineOf(text: string | null): string {
  return text === null ? '' : disarmName(text.slice(0, LONGEST));
}

/** What stands in a cell of one line; the name, the tags and the opt-in are drawn by themselves. */
export function textOf(words: RowWords, { field, key }: Column): string {
  switch (field) {
    case 'attribute':
      return words.attribute(key);
    case 'name':
      return words.title;
    case 'tags':
    case 'optedIn':
      return '';
    default:
      return words[field];
  }
}
