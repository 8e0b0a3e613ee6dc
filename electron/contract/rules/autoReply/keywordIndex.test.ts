import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dropAccents, foldKeyword, isWithinWord } from './foldKeyword.ts';
import { indexKeywords, type Overlap } from './keywordIndex.ts';

interface Rule {
  readonly id: string;
  readonly keywords: readonly string[];
}

const fold = (keyword: string) => dropAccents(foldKeyword(keyword));
const byFold = (one: string, other: string) =>
  fold(one) < fold(other) ? -1 : Number(fold(one) > fold(other));

/** Every keyword of the one held against every one of the other. */
function plainly(rule: Rule, others: readonly Rule[]): Overlap[] {
  return others
    .filter(({ id }) => id !== rule.id)
    .flatMap((other) => {
      const pairs = distinct(rule).flatMap((own) =>
        distinct(other).flatMap((theirs) => {
          const kind = kindOf(fold(own), fold(theirs));
          return kind === null ? [] : [{ kind, own: own.trim(), others: theirs.trim() }];
        }),
      );
      return [...Map.groupBy(pairs, ({ kind }) => kind)].map(([kind, same]): Overlap => {
        const sorted = same.toSorted((a, b) => byFold(a.own, b.own) || byFold(a.others, b.others));
        if (kind === 'same') return { otherId: other.id, kind, keywords: sorted.map(({ own }) => own) };
        const [{ own, others: theirs } = { own: '', others: '' }] = sorted;
        return { otherId: other.id, kind, own, others: theirs, count: same.length };
      });
    });
}

function distinct({ keywords }: Rule): string[] {
  const first = new Map<string, string>();
  for (const keyword of keywords) if (!first.has(fold(keyword))) first.set(fold(keyword), keyword);
  return [...first.values()].filter((keyword) => fold(keyword) !== '');
}

function kindOf(own: string, theirs: string): Overlap['kind'] | null {
  if (own === theirs) return 'same';
  if (theirs.includes(own)) return isPart(theirs, own) ? 'inner-part' : 'inner';
  if (own.includes(theirs)) return isPart(own, theirs) ? 'outer-part' : 'outer';
  return null;
}

function isPart(outer: string, inner: string): boolean {
  return Array.from({ length: outer.length }, (_, at) => at)
    .filter((at) => outer.startsWith(inner, at))
    .every((at) => isWithinWord(outer, at, at + inner.length));
}

const anyKeyword = fc.oneof(
  fc.constantFrom(
    'price',
    'Price ',
    'new price',
    'pricey price',
    'rice',
    'préx',
    'prex',
    'سعر',
    'السعر الجديد',
  ),
  fc.string({ unit: fc.constantFrom('a', 'b', 'ä', ' ', '٣'), maxLength: 6 }),
);
const anyKeywords = fc.array(anyKeyword, { maxLength: 6 });
const anyRules = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), keywords: anyKeywords }),
  { selector: ({ id }) => id },
);
const inOrder = (overlaps: readonly Overlap[]) => overlaps.map((one) => JSON.stringify(one)).toSorted();

it('finds just what comes of holding every keyword against every other, also of one that is being typed', () => {
  fc.assert(
    fc.property(anyRules, anyKeywords, (rules, typed) => {
      const index = indexKeywords(rules);
      for (const rule of [...rules, { id: 'new', keywords: typed }, { id: 'a', keywords: typed }])
        expect(inOrder(index.overlapsOf(rule).map(sorted))).toEqual(
          inOrder(plainly(rule, rules).map(sorted)),
        );
    }),
  );
});

/** The same fields in the same order. */
function sorted(overlap: Overlap): Overlap {
  return Object.fromEntries(Object.entries(overlap).toSorted()) as unknown as Overlap;
}

it('letters that nobody sees make no difference to a keyword', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      expect(foldKeyword(`${text}\u00ad`)).toBe(foldKeyword(text));
      expect(dropAccents(foldKeyword(`${text}\u00ad`))).toBe(fold(text));
    }),
  );
});
