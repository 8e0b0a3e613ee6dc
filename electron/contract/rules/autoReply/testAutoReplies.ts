import type { AutoReply, AutoReplyTest } from '../../routes/autoReplies.ts';
import { dropAccents, foldKeyword, isWithinWord } from './foldKeyword.ts';

/** What of a rule decides whether it answers. */
export type TestedRule = Pick<AutoReply, 'id' | 'name' | 'triggerType' | 'keywords' | 'isActive'>;

/** A message of a customer, and what else the triggers ask for. */
export interface TestedMessage {
  readonly text: string;
  readonly isFirstMessage: boolean;
  readonly isOutOfHours: boolean;
}

type Match = AutoReplyTest['matches'][number];
type Fit = NonNullable<Match['fit']>;

/** From the narrowest trigger to the one for everything: what most services do, and no promise of this one. */
const TRIGGERS = ['FIRST_MESSAGE', 'KEYWORD', 'OUT_OF_HOURS', 'ALWAYS'] as const;
/** From what any reading of "contains" allows to what only a loose one does. */
const FITS: readonly Fit[] = ['word', 'spelling', 'part'];

/**
 * Which active rules a message meets, as far as the API's document tells: it says neither which rule wins where several
 * do, nor whether a keyword has to be a whole word, nor whether accents count. A rule of which the server does not say
 * whether it is active counts as active; one with a trigger that nobody here knows meets nothing.
 */
export function testAutoReplies(rules: readonly TestedRule[], message: TestedMessage): AutoReplyTest {
  const text = foldKeyword(message.text);
  const texts = { exact: text, plain: dropAccents(text) };
  const found = new Map<string, Match>();
  for (const rule of rules) {
    const match = rule.isActive === false ? null : matchOf(rule, message, texts);
    if (match) found.set(rule.id, match);
  }
  const matches = [...found.values()].toSorted(
    (a, b) => rank(a) - rank(b) || compare(a.name, b.name) || compare(a.id, b.id),
  );
  return { matches, isAmbiguous: matches.length > 1 };
}

/** A message, folded with and without its accents. */
interface FoldedTexts {
  readonly exact: string;
  readonly plain: string;
}

function matchOf(rule: TestedRule, message: TestedMessage, texts: FoldedTexts): Match | null {
  const trigger = TRIGGERS.find((known) => known === rule.triggerType);
  if (!trigger) return null;
  const { id, name } = rule;
  if (trigger === 'KEYWORD') {
    const best = bestKeyword(rule.keywords, texts);
    return best && { id, name, trigger, ...best };
  }
  const isMet =
    trigger === 'ALWAYS' ||
    (trigger === 'FIRST_MESSAGE' && message.isFirstMessage) ||
    (trigger === 'OUT_OF_HOURS' && message.isOutOfHours);
  return isMet ? { id, name, trigger, keyword: null, fit: null } : null;
}

/** The keyword that fits best; of several that do, the longest says most. */
function bestKeyword(keywords: readonly string[], texts: FoldedTexts): { keyword: string; fit: Fit } | null {
  const fitting = keywords.flatMap((keyword) => {
    const fit = fitOf(foldKeyword(keyword), texts);
    return fit === null ? [] : [{ keyword: keyword.trim(), fit }];
  });
  const [best] = fitting.toSorted(
    (a, b) =>
      FITS.indexOf(a.fit) - FITS.indexOf(b.fit) ||
      b.keyword.length - a.keyword.length ||
      compare(a.keyword, b.keyword),
  );
  return best ?? null;
}

function fitOf(keyword: string, { exact, plain }: FoldedTexts): Fit | null {
  const bare = dropAccents(keyword);
  if (bare === '') return null;
  const asWritten = standing(exact, keyword);
  if (asWritten === 'word') return 'word';
  const asPlain = standing(plain, bare);
  if (asPlain === 'word') return 'spelling';
  return asWritten ?? asPlain;
}

/** How a keyword stands in a text; null where it does not. Both are folded. */
function standing(text: string, keyword: string): 'word' | 'part' | null {
  let found: 'part' | null = null;
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
    if (!isWithinWord(text, at, at + keyword.length)) return 'word';
    found = 'part';
  }
  return found;
}

function rank({ trigger, fit }: Match): number {
  // What meets the message for certain comes before what does so only by a loose reading.
  return (fit === 'spelling' || fit === 'part' ? TRIGGERS.length : 0) + TRIGGERS.indexOf(trigger);
}

/** By code units: the same on every computer. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
