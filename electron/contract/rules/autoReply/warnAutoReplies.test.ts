import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../routes/templates.ts';
import { isRemark, type AutoReplyWarning, type WarnedRule } from './autoReplyWarning.ts';
import { createRuleWarner, warnAutoReplies } from './warnAutoReplies.ts';

const rule = (id: string, more: Partial<WarnedRule> = {}): WarnedRule => ({
  id,
  name: `Rule ${id}`,
  triggerType: 'KEYWORD',
  keywords: [`only ${id}`],
  replyType: 'TEXT',
  replyText: 'Hello',
  templateName: null,
  templateLanguage: null,
  isActive: true,
  ...more,
});
const warn = (rules: readonly WarnedRule[], find: Parameters<typeof warnAutoReplies>[1] = null) =>
  Object.fromEntries(warnAutoReplies(rules, find));
const other = (id: string) => ({ id, name: `Rule ${id}` });

it('has nothing to say of rules that keep out of each other’s way', () => {
  expect(warn([rule('a'), rule('b'), rule('c', { triggerType: 'FIRST_MESSAGE', keywords: [] })])).toEqual({});
});

describe('keywords', () => {
  it('that two rules share are named on both, in any case, width and accents', () => {
    const rules = [
      rule('a', { keywords: ['Cost', 'Café', 'x'] }),
      rule('b', { keywords: ['ＣＯＳＴ', 'cafe'] }),
    ];
    expect(warn(rules)).toEqual({
      a: [{ kind: 'shares', keywords: ['Café', 'Cost'], other: other('b') }],
      b: [{ kind: 'shares', keywords: ['cafe', 'ＣＯＳＴ'], other: other('a') }],
    });
  });

  it('of which one stands in the other are named on both', () => {
    const rules = [rule('a', { keywords: ['price'] }), rule('b', { keywords: ['price list', 'new price'] })];
    const pair = { kind: 'contains', inner: 'price', outer: 'new price', isPart: false, count: 2 };
    expect(warn(rules)).toEqual({
      a: [{ ...pair, own: 'inner', other: other('b') }],
      b: [{ ...pair, own: 'outer', other: other('a') }],
    });
  });

  it('of which one stands only within a word of the other are a remark', () => {
    const found = warn([rule('a', { keywords: ['hi'] }), rule('b', { keywords: ['shipping'] })]);
    expect(found['a']).toMatchObject([{ kind: 'contains', own: 'inner', isPart: true }]);
    expect(found['a']?.every(isRemark)).toBe(true);
    expect(found['b']).toMatchObject([{ kind: 'contains', own: 'outer', isPart: true }]);
  });

  it('of a rule that is off, or has another trigger, are in nobody’s way', () => {
    expect(
      warn([
        rule('a', { keywords: ['cost'] }),
        rule('b', { keywords: ['cost'], isActive: false }),
        rule('c', { keywords: ['cost'], triggerType: 'OUT_OF_HOURS' }),
        rule('d', { keywords: ['cost'], triggerType: 'REGEX' }),
      ]),
    ).toEqual({});
  });

  it('that repeat within one rule are no overlap', () => {
    expect(warn([rule('a', { keywords: ['cost', 'Cost', 'cost of it'] })])).toEqual({});
  });

  it.each([[[]], [['', '  ', '\u200b']]])('%j never fire', (keywords) => {
    const none = { kind: 'no-keywords' };
    expect(warn([rule('a', { keywords, isActive: false })])).toEqual({ a: [none] });
    expect(warn([rule('a', { keywords, triggerType: 'ALWAYS' })])).toEqual({});
  });

  it('that nobody can type are named', () => {
    const odd = ['price ', 'price  list', 'price\nlist', 'pri\u200bce', 'x'.repeat(5_000)];
    const fine = ['price', 'price list', 'می‌خواهم', '24/7', '👨‍👩‍👧', 'à la carte'];
    expect(warn([rule('a', { keywords: [...odd, ...fine] })])).toEqual({
      a: [{ kind: 'untypable', keywords: odd }],
    });
  });

  it('two hundred of them are as good as one', () => {
    const many = (from: number) => Array.from({ length: 200 }, (_, step) => `word${from + step}x`);
    expect(warn([rule('a', { keywords: many(1000) }), rule('b', { keywords: many(2000) })])).toEqual({});
  });
});

describe('triggers that fit the same messages', () => {
  it.each(['ALWAYS', 'FIRST_MESSAGE', 'OUT_OF_HOURS'] as const)('two of %s name each other', (trigger) => {
    const rules = [rule('a', { triggerType: trigger }), rule('b', { triggerType: trigger })];
    expect(warn(rules)).toEqual({
      a: [{ kind: 'rivals', trigger, others: [other('b')] }],
      b: [{ kind: 'rivals', trigger, others: [other('a')] }],
    });
    expect(warn([...rules.slice(1), rule('a', { triggerType: trigger, isActive: false })])).toEqual({});
  });

  it('one for every message says that it is for those of the others too', () => {
    const rules = [rule('a', { triggerType: 'ALWAYS' }), rule('b'), rule('c', { isActive: false })];
    expect(warn(rules)).toEqual({ a: [{ kind: 'covers-all', count: 1 }] });
  });
});

describe('replies', () => {
  const template = (more: Partial<Template> = {}): Template => ({
    id: null,
    name: 'closed',
    language: 'en_US',
    status: 'APPROVED',
    category: null,
    components: [{ type: 'BODY', text: 'We are closed.' }],
    parameterFormat: null,
    rejectedReason: null,
    createdAt: null,
    updatedAt: null,
    ...more,
  });
  const withTemplate = (templateName: string | null) =>
    rule('a', { replyType: 'TEMPLATE', replyText: null, templateName });

  it.each([[null], [''], [' \n']])(
    'a text %j is nothing to answer with, also while it is off',
    (replyText) => {
      expect(warn([rule('a', { replyText, isActive: false })])).toEqual({ a: [{ kind: 'no-text' }] });
    },
  );

  it('a template that is not named, not there, not approved or not filled in', () => {
    expect(warn([withTemplate(null)], () => null)).toEqual({ a: [{ kind: 'no-template' }] });
    expect(warn([withTemplate('closed')], () => null)).toEqual({
      a: [{ kind: 'unknown-template', template: 'closed' }],
    });
    expect(warn([withTemplate('closed')], () => template({ status: 'REJECTED' }))).toMatchObject({
      a: [{ kind: 'unsendable-template', template: 'closed', why: { reason: 'REJECTED' } }],
    });
    const words = [{ type: 'BODY', text: 'Hi {{1}}, we open at {{2}}.' }];
    expect(warn([withTemplate('closed')], () => template({ components: words }))).toEqual({
      a: [{ kind: 'template-needs-values', template: 'closed', count: 2 }],
    });
    expect(warn([withTemplate('closed')], () => template())).toEqual({});
  });

  it('nothing is said of a template while the list of them is not known', () => {
    expect(warn([withTemplate('closed')], null)).toEqual({});
  });

  it('nothing is said of a reply that nobody here knows', () => {
    expect(warn([rule('a', { replyType: 'FLOW', replyText: null })])).toEqual({});
  });
});

const anyRule = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'),
  name: fc.string(),
  triggerType: fc.constantFrom('KEYWORD', 'ALWAYS', 'FIRST_MESSAGE', 'OUT_OF_HOURS', 'REGEX', null),
  keywords: fc.array(
    fc.oneof(
      fc.constantFrom('price', 'Price', 'price list', 'rice', 'prix', 'préx', ' price', ''),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 5 },
  ),
  replyType: fc.constantFrom('TEXT', 'TEMPLATE', 'FLOW', null),
  replyText: fc.constantFrom('Hello', '', null),
  templateName: fc.constantFrom('closed', '', null),
  templateLanguage: fc.constantFrom('en', null),
  isActive: fc.constantFrom(true, false, null),
});
const anyRules = fc.uniqueArray(anyRule, { selector: ({ id }) => id });

/** What a warning says of another rule, as that rule has to say it of this one. */
function mirrored(id: string, warning: AutoReplyWarning): readonly string[] {
  switch (warning.kind) {
    case 'shares':
      return [`shares ${warning.keywords.length} ${[id, warning.other.id].toSorted().join()}`];
    case 'rivals':
      return warning.others.map((one) => `rivals ${warning.trigger} ${[id, one.id].toSorted().join()}`);
    case 'contains': {
      const [inner, outer] = warning.own === 'inner' ? [id, warning.other.id] : [warning.other.id, id];
      return [`contains ${warning.isPart} ${warning.count} ${inner} in ${outer}`];
    }
    default:
      return [];
  }
}

it('what one rule says of another, the other says of it; order does not matter; it never throws', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const found = warnAutoReplies(rules, null);
      const said = [...found].flatMap(([id, warnings]) => warnings.flatMap((one) => mirrored(id, one)));
      for (const times of Map.groupBy(said, (one) => one).values()) expect(times.length % 2).toBe(0);
      const turned = rules.toReversed().map((one) => ({ ...one, keywords: one.keywords.toReversed() }));
      expect([...warnAutoReplies(turned, null).keys()].toSorted()).toEqual([...found.keys()].toSorted());
    }),
  );
});

it('of a rule that is being changed it says what it would say if all were looked at anew', () => {
  fc.assert(
    fc.property(anyRules, fc.array(anyRule, { maxLength: 4 }), (rules, changes) => {
      const warner = createRuleWarner(rules, null);
      for (const changed of changes) {
        const others = rules.filter(({ id }) => id !== changed.id);
        const anew = warnAutoReplies([...others, changed], null).get(changed.id) ?? [];
        const inOrder = (all: readonly AutoReplyWarning[]) =>
          all.map((one) => JSON.stringify(one)).toSorted();
        // Which of equally grave ones comes first hangs on where the rule stands in the list.
        expect(inOrder(warner.of(changed))).toEqual(inOrder(anew.map(inListOrder(rules))));
      }
    }),
  );
});

/** Rivals are named in the order of the list. */
function inListOrder(rules: readonly WarnedRule[]) {
  const place = new Map(rules.map(({ id }, at) => [id, at]));
  return (warning: AutoReplyWarning): AutoReplyWarning =>
    warning.kind === 'rivals'
      ? {
          ...warning,
          others: warning.others.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
        }
      : warning;
}
