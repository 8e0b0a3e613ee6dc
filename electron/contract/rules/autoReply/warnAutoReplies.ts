import type { AutoReply } from '../../routes/autoReplies.ts';
import type { Template } from '../../routes/templates.ts';
import { isBlank } from '../checkContent.ts';
import { checkTemplate } from '../template/checkTemplate.ts';
import { sendability, type Sendability } from '../template/sendability.ts';
import { countCodePoints } from '../textLength.ts';
import { LIMITS } from '../limits.ts';
import { dropAccents, foldKeyword } from './foldKeyword.ts';
import { keywordOverlaps, type Overlap } from './keywordOverlaps.ts';

/** What of a rule can be warned about. */
export type WarnedRule = Pick<
  AutoReply,
  | 'id'
  | 'name'
  | 'triggerType'
  | 'keywords'
  | 'replyType'
  | 'replyText'
  | 'templateName'
  | 'templateLanguage'
  | 'isActive'
>;

type Unsendable = Extract<Sendability, { canSend: false }>;

/** Another rule, to be named. */
export interface OtherRule {
  readonly id: string;
  readonly name: string;
}

const SINGLE_TRIGGERS = ['ALWAYS', 'FIRST_MESSAGE', 'OUT_OF_HOURS'] as const;

/** What speaks against a rule, for words to be made of. Of what the document leaves open nothing is claimed. */
export type AutoReplyWarning =
  /** It can never answer: it has no keyword, or none but blanks. */
  | { readonly kind: 'no-keywords' }
  /** It has nothing to answer with. */
  | { readonly kind: 'no-text' }
  | { readonly kind: 'no-template' }
  | { readonly kind: 'unknown-template'; readonly template: string }
  | { readonly kind: 'unsendable-template'; readonly template: string; readonly why: Unsendable }
  /** The template has values to be filled in, and the API has no field for them. */
  | { readonly kind: 'template-needs-values'; readonly template: string; readonly count: number }
  /** Another active rule has the same keywords, whatever their case and accents. */
  | { readonly kind: 'shares'; readonly keywords: readonly string[]; readonly other: OtherRule }
  /** Another active rule has this trigger too, which fits the very same messages. */
  | {
      readonly kind: 'rivals';
      readonly trigger: (typeof SINGLE_TRIGGERS)[number];
      readonly others: readonly OtherRule[];
    }
  /** Nobody types these: line breaks, blanks at an edge or several in a row, letters that are not seen, no end. */
  | { readonly kind: 'untypable'; readonly keywords: readonly string[] }
  /**
   * A message with `outer` has `inner` too, which is of another active rule; `own` says which of them is ours. `count`:
   * so many pairs there are with that rule, this being one of them.
   */
  | {
      readonly kind: 'contains';
      readonly own: 'inner' | 'outer';
      readonly inner: string;
      readonly outer: string;
      /** Only within a longer word: the document does not say whether that counts. */
      readonly isPart: boolean;
      readonly count: number;
      readonly other: OtherRule;
    }
  /** It is for every message, also for those that so many other active rules are for. */
  | { readonly kind: 'covers-all'; readonly count: number };

/** The template of a name and language, null where there is none. */
type FindTemplate = (name: string, language: string | undefined) => Template | null;

/** Such as may well be meant so, or as depends on what the document leaves open. */
export function isRemark(warning: AutoReplyWarning): boolean {
  return warning.kind === 'covers-all' || (warning.kind === 'contains' && warning.isPart);
}

/**
 * What speaks against each rule, by its id, the gravest first; rules against which nothing does are left out. What a
 * rule says of another, that one says of it.
 * @param find null: the templates are not known yet, and nothing is said of them.
 */
export function warnAutoReplies(
  rules: readonly WarnedRule[],
  find: FindTemplate | null,
): ReadonlyMap<string, readonly AutoReplyWarning[]> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const active = [...byId.values()].filter(({ isActive }) => isActive !== false);
  const overlaps = overlapWarnings(active);
  return new Map(
    [...byId.values()].flatMap((rule) => {
      const together = rule.isActive === false ? [] : [...rivalsOf(rule, active)];
      const mixed = rule.isActive === false ? [] : (overlaps.get(rule.id) ?? []);
      const all = [
        ...ownWarnings(rule, find),
        ...together,
        ...mixed,
        ...(rule.isActive === false ? [] : coverOf(rule, active)),
      ];
      return all.length === 0
        ? []
        : [[rule.id, all.toSorted((a, b) => Number(isRemark(a)) - Number(isRemark(b)))] as const];
    }),
  );
}

/** What can be said of a rule alone, active or not. */
function ownWarnings(rule: WarnedRule, find: FindTemplate | null): readonly AutoReplyWarning[] {
  const warnings: AutoReplyWarning[] = [];
  if (rule.triggerType === 'KEYWORD') {
    if (rule.keywords.every((keyword) => foldKeyword(keyword) === '')) warnings.push({ kind: 'no-keywords' });
    const untypable = rule.keywords.filter((keyword) => foldKeyword(keyword) !== '' && !isTypable(keyword));
    if (untypable.length > 0) warnings.push({ kind: 'untypable', keywords: untypable });
  }
  if (rule.replyType === 'TEXT' && isBlank(rule.replyText ?? '')) warnings.push({ kind: 'no-text' });
  if (rule.replyType === 'TEMPLATE') warnings.push(...templateWarnings(rule, find));
  return warnings;
}

/** Whether a message can hold it as it is written. */
function isTypable(keyword: string): boolean {
  return (
    keyword === keyword.trim() &&
    !/\s{2}|[^\S ]/u.test(keyword.replaceAll('\u00a0', ' ')) &&
    !/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cc}]/u.test(keyword) &&
    countCodePoints(keyword) <= LIMITS.text
  );
}

function templateWarnings(rule: WarnedRule, find: FindTemplate | null): readonly AutoReplyWarning[] {
  const name = rule.templateName ?? '';
  if (isBlank(name)) return [{ kind: 'no-template' }];
  if (!find) return [];
  const template = find(name, rule.templateLanguage ?? undefined);
  if (!template) return [{ kind: 'unknown-template', template: name }];
  const may = sendability(template);
  if (!may.canSend) return [{ kind: 'unsendable-template', template: name, why: may }];
  const count = checkTemplate(template, {}).filter(({ reason }) => reason === 'missing').length;
  return count === 0 ? [] : [{ kind: 'template-needs-values', template: name, count }];
}

function rivalsOf(rule: WarnedRule, active: readonly WarnedRule[]): readonly AutoReplyWarning[] {
  const trigger = SINGLE_TRIGGERS.find((known) => known === rule.triggerType);
  if (!trigger) return [];
  const others = active.filter((other) => other.id !== rule.id && other.triggerType === trigger).map(named);
  return others.length === 0 ? [] : [{ kind: 'rivals', trigger, others }];
}

/** Two ALWAYS rules are rivals; what is said here is of the rules beside. */
function coverOf(rule: WarnedRule, active: readonly WarnedRule[]): readonly AutoReplyWarning[] {
  if (rule.triggerType !== 'ALWAYS') return [];
  const count = active.filter(({ triggerType }) => triggerType !== 'ALWAYS').length;
  return count === 0 ? [] : [{ kind: 'covers-all', count }];
}

function overlapWarnings(active: readonly WarnedRule[]): ReadonlyMap<string, readonly AutoReplyWarning[]> {
  const keyworded = active.filter(({ triggerType }) => triggerType === 'KEYWORD');
  const names = new Map(keyworded.map((rule) => [rule.id, named(rule)]));
  const byPair = Map.groupBy(
    keywordOverlaps(keyworded),
    ({ id, otherId, kind }) => `${id}\n${otherId}\n${kind}`,
  );
  const found = new Map<string, AutoReplyWarning[]>();
  for (const overlaps of byPair.values()) {
    const [first] = overlaps;
    const other = first && names.get(first.otherId);
    if (!first || !other) continue;
    found.set(first.id, [...(found.get(first.id) ?? []), warningOf(overlaps, first, other)]);
  }
  return new Map([...found].map(([id, warnings]) => [id, warnings.toSorted(sharesFirst)]));
}

function warningOf(overlaps: readonly Overlap[], first: Overlap, other: OtherRule): AutoReplyWarning {
  if (first.kind === 'same')
    return { kind: 'shares', keywords: overlaps.map(({ own }) => own).toSorted(byFold), other };
  const own = first.kind.startsWith('inner') ? 'inner' : 'outer';
  const [best = first] = overlaps.toSorted((a, b) => byFold(a.own, b.own) || byFold(a.others, b.others));
  return {
    kind: 'contains',
    own,
    inner: own === 'inner' ? best.own : best.others,
    outer: own === 'outer' ? best.own : best.others,
    isPart: first.kind.endsWith('part'),
    count: overlaps.length,
    other,
  };
}

function sharesFirst(one: AutoReplyWarning, other: AutoReplyWarning): number {
  return Number(one.kind !== 'shares') - Number(other.kind !== 'shares');
}

function byFold(one: string, other: string): number {
  const [a, b] = [dropAccents(foldKeyword(one)), dropAccents(foldKeyword(other))];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function named({ id, name }: WarnedRule): OtherRule {
  return { id, name };
}
