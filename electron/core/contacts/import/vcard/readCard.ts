import { writeTags } from '../../csv/tagsCell.ts';
import { readLine, type CardProperty } from './readLine.ts';
import type { RawCard } from './splitCards.ts';
import { unfold } from './unfold.ts';

/** Columns of a file of cards, in their order; numbers and addresses beyond the first have further ones. */
export const CARD_TITLES = [
  'FN',
  'N given',
  'N family',
  'TEL',
  'EMAIL',
  'CATEGORIES',
  'ORG',
  'TITLE',
  'NICKNAME',
  'ADR',
  'BDAY',
  'URL',
  'NOTE',
] as const;
export type CardTitle = (typeof CARD_TITLES)[number];

/** The values of a card by title, the liked best first; null: it is broken. */
export type Card = ReadonlyMap<CardTitle, readonly string[]> | null;

const READ = new Set([
  'fn',
  'n',
  'tel',
  'email',
  'categories',
  'org',
  'title',
  'nickname',
  'adr',
  'bday',
  'url',
  'note',
]);
const NAME = /^(?:[\w-]+\.)?([\w-]+)[;:]/u;

/** Reads what contacts can take of a card; a picture that is odd spoils nothing, a line that is no property does. */
export function readCard({ lines, isWhole }: RawCard): Card {
  if (!isWhole) return null;
  const whole = unfold(lines).filter((line) => line.trim() !== '');
  const versionLine = whole.find((line) => /^VERSION[;:]/iu.test(line)) ?? '';
  const version = /:\s*(\S+)/u.exec(versionLine)?.[1] ?? '3.0';
  const properties: CardProperty[] = [];
  try {
    for (const line of whole) {
      const name = NAME.exec(line)?.[1]?.toLowerCase();
      if (name === undefined) return null;
      if (READ.has(name)) properties.push(readLine(line, version));
    }
  } catch {
    return null;
  }
  const card = new Map<CardTitle, string[]>();
  for (const property of byLiking(properties)) {
    for (const [title, value] of valuesOf(property)) {
      if (value !== '') card.set(title, [...(card.get(title) ?? []), value]);
    }
  }
  return card;
}

/** Numbers that WhatsApp is likely to be at come first, then those that are preferred; faxes and pagers not at all. */
function byLiking(properties: readonly CardProperty[]): CardProperty[] {
  return properties
    .filter(({ name, types }) => name !== 'tel' || !types.some((type) => /fax|pager/u.test(type)))
    .toSorted((one, other) => rank(one) - rank(other));
}

function rank({ types, preference }: CardProperty): number {
  const isMobile = types.some((type) => type === 'cell' || type === 'iphone');
  const liking = types.includes('pref') ? 0 : (preference ?? 100) / 100;
  return (isMobile ? 0 : 2) + liking;
}

function* valuesOf({ name, parts }: CardProperty): Generator<[CardTitle, string]> {
  const joined = (separator: string) =>
    parts
      .map((values) => values.join(', ').trim())
      .filter((part) => part !== '')
      .join(separator);
  switch (name) {
    case 'n':
      yield ['N family', parts[0]?.join(' ').trim() ?? ''];
      yield ['N given', [parts[1] ?? [], parts[2] ?? []].flat().join(' ').trim()];
      return;
    case 'categories':
      yield ['CATEGORIES', writeTags(parts.flat())];
      return;
    default:
      yield [name.toUpperCase() as CardTitle, joined(name === 'adr' ? ', ' : ' · ')];
  }
}
