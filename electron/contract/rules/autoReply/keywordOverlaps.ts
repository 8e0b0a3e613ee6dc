import { dropAccents, foldKeyword, isWithinWord } from './foldKeyword.ts';

/** A keyword of one rule that has to do with a keyword of another. */
export interface Overlap {
  readonly id: string;
  readonly otherId: string;
  /** As the rules write them. */
  readonly own: string;
  readonly others: string;
  /**
   * `same`: in another case or with other accents at most. `inner`: the other's keyword has ours in it as words of
   * their own, `outer`: ours has theirs. `inner-part`, `outer-part`: only within a longer word.
   */
  readonly kind: 'same' | 'inner' | 'outer' | 'inner-part' | 'outer-part';
}

interface Use {
  readonly id: string;
  readonly keyword: string;
}

/** Keywords are words: in longer ones nothing longer than this is looked for. */
const LONGEST_INNER = 80;

/** Every pair of keywords of different rules of which a message with the one has the other too; each from both sides. */
export function keywordOverlaps(
  rules: readonly { readonly id: string; readonly keywords: readonly string[] }[],
): readonly Overlap[] {
  const uses = new Map<string, Use[]>();
  for (const { id, keywords } of rules) {
    for (const [folded, keyword] of byFolded(keywords)) {
      const there = uses.get(folded);
      if (there) there.push({ id, keyword });
      else uses.set(folded, [{ id, keyword }]);
    }
  }
  const lengths = [...new Set([...uses.keys()].map((folded) => folded.length))]
    .filter((length) => length <= LONGEST_INNER)
    .toSorted((a, b) => a - b);
  return [...uses].flatMap(([outer, outerUses]) => [
    ...samePairs(outerUses),
    ...innersOf(outer, uses, lengths).flatMap(({ inner, isPart }) =>
      pairs(outerUses, uses.get(inner) ?? []).flatMap(([one, other]): readonly Overlap[] => [
        { ...between(one, other), kind: isPart ? 'outer-part' : 'outer' },
        { ...between(other, one), kind: isPart ? 'inner-part' : 'inner' },
      ]),
    ),
  ]);
}

/** Each keyword once, the first way it is written. */
function byFolded(keywords: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const keyword of keywords) {
    const folded = dropAccents(foldKeyword(keyword));
    if (folded !== '' && !found.has(folded)) found.set(folded, keyword.trim());
  }
  return found;
}

function samePairs(uses: readonly Use[]): readonly Overlap[] {
  return pairs(uses, uses).map(([one, other]) => ({ ...between(one, other), kind: 'same' }));
}

/** Keywords that stand in this one, each once. */
function innersOf(
  outer: string,
  uses: ReadonlyMap<string, unknown>,
  lengths: readonly number[],
): readonly { readonly inner: string; readonly isPart: boolean }[] {
  const found = new Map<string, boolean>();
  for (const length of lengths) {
    if (length >= outer.length) break;
    for (let start = 0; start + length <= outer.length; start += 1) {
      const inner = outer.slice(start, start + length);
      if (!uses.has(inner)) continue;
      const isPart = isWithinWord(outer, start, start + length);
      found.set(inner, isPart && (found.get(inner) ?? true));
    }
  }
  return [...found].map(([inner, isPart]) => ({ inner, isPart }));
}

/** Of different rules. */
function pairs(uses: readonly Use[], others: readonly Use[]): readonly (readonly [Use, Use])[] {
  return uses.flatMap((use) =>
    others.flatMap((other) => (other.id === use.id ? [] : [[use, other] as const])),
  );
}

function between(use: Use, other: Use): Omit<Overlap, 'kind'> {
  return { id: use.id, otherId: other.id, own: use.keyword, others: other.keyword };
}
