import type { DecodedFile } from '../decodeFile.ts';
import type { Pace } from '../pace.ts';
import type { Table } from '../table.ts';
import { CARD_TITLES, readCard, type Card, type CardTitle } from './readCard.ts';
import { splitCards } from './splitCards.ts';

/** Of one card; more would be columns that hardly any has. */
const MOST_VALUES = 5;

/** A table from a file of vCards: a row a card, a column a property, with further ones where cards have several. */
export async function cardTable({ text, encoding }: DecodedFile, pace: Pace): Promise<Table> {
  const cards: { readonly line: number; readonly card: Card; readonly start: string }[] = [];
  const counts = new Map<CardTitle, number>();
  for (const raw of splitCards(text)) {
    await pace.rest();
    const card = readCard(raw);
    cards.push({ line: raw.line, card, start: card ? '' : raw.lines.slice(0, 5).join(' ') });
    for (const [title, values] of card ?? []) {
      counts.set(title, Math.min(MOST_VALUES, Math.max(counts.get(title) ?? 0, values.length)));
    }
  }
  const places = CARD_TITLES.flatMap((title) =>
    Array.from({ length: counts.get(title) ?? 0 }, (_, index) => ({ title, index })),
  );
  return {
    format: 'vcard',
    encoding,
    delimiter: null,
    hasHeader: true,
    titles: places.map(({ title, index }) => (index === 0 ? title : `${title} ${index + 1}`)),
    rows: cards.map(({ line, card, start }) =>
      card
        ? { line, cells: places.map(({ title, index }) => card.get(title)?.[index] ?? ''), flaw: null }
        : { line, cells: [start], flaw: 'cardBroken' },
    ),
    isOurs: false,
  };
}
