import {
  isRemark,
  SINGLE_TRIGGERS,
  type AutoReplyWarning,
  type OtherRule,
  type WarnedRule,
} from './autoReplyWarning.ts';
import { indexKeywords, type KeywordIndex, type Overlap } from './keywordIndex.ts';
import { ownWarnings, type FindTemplate } from './ownWarnings.ts';

type Warnings = readonly AutoReplyWarning[];

/** Rules that were looked at together, so that looking at one of them once more costs no more than that one. */
export interface RuleWarner {
  /** What speaks against each rule, by its id; rules against which nothing does are left out. */
  all(): ReadonlyMap<string, Warnings>;
  /** What speaks against this one in the place of the one with its id, or beside the others where there is none. */
  of(rule: WarnedRule): Warnings;
}

/**
 * What speaks against rules, the gravest first. What a rule says of another, that one says of it.
 * @param find null: the templates are not known yet, and nothing is said of them.
 */
export function createRuleWarner(rules: readonly WarnedRule[], find: FindTemplate | null): RuleWarner {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const active = [...byId.values()].filter(isActive);
  const names = new Map(active.map(({ id, name }) => [id, { id, name }]));
  const byTrigger = Map.groupBy(active, ({ triggerType }) => triggerType);
  const index = indexKeywords(byTrigger.get('KEYWORD') ?? []);

  function together(rule: WarnedRule): Warnings {
    const others = (trigger: string | null) =>
      (byTrigger.get(trigger) ?? []).filter(({ id }) => id !== rule.id);
    if (rule.triggerType === 'KEYWORD') return overlapWarnings(index, rule, names);
    const single = SINGLE_TRIGGERS.find((known) => known === rule.triggerType);
    const rivals = single ? others(single).flatMap(({ id }) => names.get(id) ?? []) : [];
    // Two for every message are rivals; what is said then is of the rules beside.
    const beside = single === 'ALWAYS' ? active.filter(({ id }) => id !== rule.id).length - rivals.length : 0;
    return [
      ...(single && rivals.length > 0 ? [{ kind: 'rivals', trigger: single, others: rivals } as const] : []),
      ...(beside > 0 ? [{ kind: 'covers-all', count: beside } as const] : []),
    ];
  }

  function of(rule: WarnedRule): Warnings {
    const all = [...ownWarnings(rule, find), ...(isActive(rule) ? together(rule) : [])];
    return all.toSorted((a, b) => Number(isRemark(a)) - Number(isRemark(b)));
  }

  return {
    all: () =>
      new Map([...byId].map(([id, rule]) => [id, of(rule)] as const).filter(([, said]) => said.length > 0)),
    of,
  };
}

/** What speaks against each rule, by its id: see `createRuleWarner`. */
export function warnAutoReplies(
  rules: readonly WarnedRule[],
  find: FindTemplate | null,
): ReadonlyMap<string, Warnings> {
  return createRuleWarner(rules, find).all();
}

function overlapWarnings(
  index: KeywordIndex,
  rule: WarnedRule,
  names: ReadonlyMap<string, OtherRule>,
): Warnings {
  const warnings = index.overlapsOf(rule).flatMap((overlap) => {
    const other = names.get(overlap.otherId);
    return other ? [warningOf(overlap, other)] : [];
  });
  return warnings.toSorted((a, b) => Number(a.kind !== 'shares') - Number(b.kind !== 'shares'));
}

function warningOf(overlap: Overlap, other: OtherRule): AutoReplyWarning {
  if (overlap.kind === 'same') return { kind: 'shares', keywords: overlap.keywords, other };
  const { own, others, count } = overlap;
  const isInner = overlap.kind.startsWith('inner');
  return {
    kind: 'contains',
    own: isInner ? 'inner' : 'outer',
    inner: isInner ? own : others,
    outer: isInner ? others : own,
    isPart: overlap.kind.endsWith('part'),
    count,
    other,
  };
}

function isActive(rule: WarnedRule): boolean {
  return rule.isActive !== false;
}
