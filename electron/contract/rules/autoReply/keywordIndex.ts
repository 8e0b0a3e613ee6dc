import { dropAccents, foldKeyword, isWithinWord } from './foldKeyword.ts';

/** What keywords of a rule have to do with those of another, as the rules write them. */
export type Overlap =
  /** In another case or with other accents at most: ours, in order. */
  | { readonly otherId: string; readonly kind: 'same'; readonly keywords: readonly string[] }
  /**
   * `inner`: the other's keyword has ours in it as words of their own, `outer`: ours has theirs. `inner-part`,
   * `outer-part`: only within a longer word. The first of so many pairs.
   */
  | {
      readonly otherId: string;
      readonly kind: 'inner' | 'outer' | 'inner-part' | 'outer-part';
      readonly own: string;
      readonly others: string;
      readonly count: number;
    };

interface KeywordRule {
  readonly id: string;
  readonly keywords: readonly string[];
}

export interface KeywordIndex {
  /** With every other rule of the index; the rule itself need not be in it, nor stand there as it is now. */
  overlapsOf(rule: KeywordRule): readonly Overlap[];
}

/** A keyword as it is compared. */
interface Word {
  readonly folded: string;
  /** By rule: as it is written there. */
  readonly uses: ReadonlyMap<string, string>;
}

interface Relations {
  readonly inners: readonly Relation[];
  readonly outers: readonly Relation[];
}

interface Relation {
  readonly word: Word;
  readonly isPart: boolean;
}

/** Keywords are words: in longer ones nothing longer than this is looked for. */
const LONGEST_INNER = 80;

/** Which keywords stand in which others, found once for all rules. */
export function indexKeywords(rules: readonly KeywordRule[]): KeywordIndex {
  const words = wordsOf(rules);
  const innersIn = innerFinder(words);
  const relations = new Map<string, Relations>();
  const outers = new Map<string, Relation[]>();
  for (const word of words.values()) {
    const inners = innersIn(word.folded);
    for (const { word: inner, isPart } of inners) push(outers, inner.folded, { word, isPart });
    relations.set(word.folded, { inners, outers: [] });
  }
  for (const [folded, found] of outers) relations.set(folded, { ...relationsOf(folded), outers: found });

  function relationsOf(folded: string): Relations {
    const known = relations.get(folded);
    if (known) return known;
    // Of a keyword that is only being typed.
    const outersOfNew = folded.length > LONGEST_INNER ? [] : outersAmong(words, folded);
    const found = { inners: innersIn(folded), outers: outersOfNew };
    relations.set(folded, found);
    return found;
  }

  return {
    overlapsOf({ id, keywords }) {
      const pairs = createPairs(id);
      for (const [folded, keyword] of byFolded(keywords)) {
        const own = { folded, keyword };
        const { inners, outers: around } = relationsOf(folded);
        pairs.add('same', own, words.get(folded));
        for (const { word, isPart } of inners) pairs.add(isPart ? 'outer-part' : 'outer', own, word);
        for (const { word, isPart } of around) pairs.add(isPart ? 'inner-part' : 'inner', own, word);
      }
      return pairs.all();
    },
  };
}

function wordsOf(rules: readonly KeywordRule[]): ReadonlyMap<string, Word> {
  const words = new Map<string, { folded: string; uses: Map<string, string> }>();
  for (const { id, keywords } of rules) {
    for (const [folded, keyword] of byFolded(keywords)) {
      const word = words.get(folded);
      if (word) word.uses.set(id, keyword);
      else words.set(folded, { folded, uses: new Map([[id, keyword]]) });
    }
  }
  return words;
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

/** Finds the words that stand in a longer one, each once. */
function innerFinder(words: ReadonlyMap<string, Word>): (outer: string) => readonly Relation[] {
  /** How long words are that begin so: nothing else has to be cut out and looked for. */
  const lengths = new Map<number, readonly number[]>();
  const short = [...words.keys()].filter(({ length }) => length <= LONGEST_INNER);
  for (const [first, same] of Map.groupBy(short, (word) => word.charCodeAt(0)))
    lengths.set(
      first,
      [...new Set(same.map(({ length }) => length))].toSorted((a, b) => a - b),
    );

  return (outer) => {
    const found = new Map<Word, boolean>();
    for (let start = 0; start < outer.length; start += 1) {
      for (const length of lengths.get(outer.charCodeAt(start)) ?? []) {
        if (length >= outer.length || start + length > outer.length) break;
        const inner = words.get(outer.slice(start, start + length));
        if (inner && found.get(inner) !== false) found.set(inner, isWithinWord(outer, start, start + length));
      }
    }
    return [...found].map(([word, isPart]) => ({ word, isPart }));
  };
}

function outersAmong(words: ReadonlyMap<string, Word>, inner: string): readonly Relation[] {
  const found: Relation[] = [];
  for (const word of words.values()) {
    const isLonger = word.folded.length > inner.length && word.folded.includes(inner);
    if (isLonger) found.push({ word, isPart: standsWithinWords(word.folded, inner) });
  }
  return found;
}

/** Wherever it stands, a longer word goes on beside it. */
function standsWithinWords(outer: string, inner: string): boolean {
  for (let at = outer.indexOf(inner); at >= 0; at = outer.indexOf(inner, at + 1)) {
    if (!isWithinWord(outer, at, at + inner.length)) return false;
  }
  return true;
}

interface Written {
  readonly folded: string;
  readonly keyword: string;
}

interface Pair {
  readonly otherId: string;
  readonly kind: Overlap['kind'];
  count: number;
  first: { readonly own: Written; readonly others: Written };
  /** Of `same`: all of ours. */
  readonly same: Written[];
}

/** What is found of a rule, put together by the other rule and how their keywords overlap. */
function createPairs(id: string) {
  const pairs = new Map<string, Map<Overlap['kind'], Pair>>();

  function add(kind: Overlap['kind'], own: Written, word: Word | undefined): void {
    for (const [otherId, keyword] of word?.uses ?? []) {
      if (otherId === id || !word) continue;
      const found = { own, others: { folded: word.folded, keyword } };
      const kinds = pairs.get(otherId) ?? new Map<Overlap['kind'], Pair>();
      pairs.set(otherId, kinds);
      const pair = kinds.get(kind) ?? { otherId, kind, count: 0, first: found, same: [] };
      kinds.set(kind, pair);
      pair.count += 1;
      if (comesBefore(found, pair.first)) pair.first = found;
      if (kind === 'same') pair.same.push(own);
    }
  }

  return {
    add,
    all: (): readonly Overlap[] => [...pairs.values()].flatMap((kinds) => [...kinds.values()].map(overlapOf)),
  };
}

function overlapOf({ otherId, kind, count, first, same }: Pair): Overlap {
  if (kind !== 'same') return { otherId, kind, own: first.own.keyword, others: first.others.keyword, count };
  const keywords = same.toSorted((a, b) => compare(a.folded, b.folded)).map(({ keyword }) => keyword);
  return { otherId, kind, keywords };
}

function comesBefore(one: Pair['first'], other: Pair['first']): boolean {
  return (compare(one.own.folded, other.own.folded) || compare(one.others.folded, other.others.folded)) < 0;
}

/** By code units: the same on every computer. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
