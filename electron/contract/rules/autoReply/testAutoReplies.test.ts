import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAutoReplies, type TestedMessage, type TestedRule } from './testAutoReplies.ts';

const rule = (id: string, more: Partial<TestedRule> = {}): TestedRule => ({
  id,
  name: id,
  triggerType: 'KEYWORD',
  keywords: [],
  isActive: true,
  ...more,
});
const message = (text: string, more: Partial<TestedMessage> = {}): TestedMessage => ({
  text,
  isFirstMessage: false,
  isOutOfHours: false,
  ...more,
});
const fitOf = (keyword: string, text: string) =>
  testAutoReplies([rule('one', { keywords: [keyword] })], message(text)).matches[0]?.fit ?? null;

it.each([
  ['cost', 'What’s the COST of the blue one?', 'word'],
  ['what’s', "what's new", 'word'],
  ['price list', 'your price\n list, please', 'word'],
  ['  price ', 'price', 'word'],
  ['100%', 'is it 100% cotton', 'word'],
  ['?', 'really?', 'word'],
  ['दाम', 'इसका दाम क्या है', 'word'],
  ['दाम', 'दामाद', 'part'],
  ['ＰＲＩＣＥ', 'price', 'word'],
  ['👍', 'ok 👍', 'word'],
  ['cost', 'costume', 'part'],
  ['hi', 'shipping', 'part'],
  ['hi', 'shipping, hi', 'word'],
  ['cafe', 'un café', 'spelling'],
  ['café', 'cafe\u0301', 'word'],
  ['cafe', 'the cafés', 'part'],
  ['價格', '請問價格多少', 'part'],
  ['price', 'prize', null],
  ['', 'anything', null],
  ['  \u200b', 'anything', null],
  ['price', '', null],
  ['a.c', 'abc', null],
])('the keyword %j stands in %j: %s', (keyword, text, fit) => {
  expect(fitOf(keyword, text)).toBe(fit);
});

it('says which rules answer, by which keyword, the narrower first, and that nobody knows which wins', () => {
  const rules = [
    rule('always', { triggerType: 'ALWAYS' }),
    rule('part', { keywords: ['lue'] }),
    rule('Delivery', { keywords: ['delivery', 'cost'] }),
    rule('Prices', { keywords: ['price', 'cost', 'cost of'] }),
    rule('closed', { triggerType: 'OUT_OF_HOURS' }),
    rule('welcome', { triggerType: 'FIRST_MESSAGE' }),
    rule('off', { keywords: ['cost'], isActive: false }),
    rule('unsaid', { keywords: ['blue'], isActive: null }),
    rule('strange', { triggerType: 'REGEX', keywords: ['cost'] }),
    rule('wordless', { triggerType: null }),
  ];
  const asked = message('cost of the blue one?', { isFirstMessage: true, isOutOfHours: true });
  expect(testAutoReplies(rules, asked)).toEqual({
    matches: [
      { id: 'welcome', name: 'welcome', trigger: 'FIRST_MESSAGE', keyword: null, fit: null },
      { id: 'Delivery', name: 'Delivery', trigger: 'KEYWORD', keyword: 'cost', fit: 'word' },
      { id: 'Prices', name: 'Prices', trigger: 'KEYWORD', keyword: 'cost of', fit: 'word' },
      { id: 'unsaid', name: 'unsaid', trigger: 'KEYWORD', keyword: 'blue', fit: 'word' },
      { id: 'closed', name: 'closed', trigger: 'OUT_OF_HOURS', keyword: null, fit: null },
      { id: 'always', name: 'always', trigger: 'ALWAYS', keyword: null, fit: null },
      { id: 'part', name: 'part', trigger: 'KEYWORD', keyword: 'lue', fit: 'part' },
    ],
    isAmbiguous: true,
  });
  expect(testAutoReplies(rules, message('blue')).matches.map(({ id }) => id)).toEqual([
    'unsaid',
    'always',
    'part',
  ]);
});

it('is not in doubt where one rule answers, or none', () => {
  const rules = [rule('prices', { keywords: ['price'] })];
  expect(testAutoReplies(rules, message('price?')).isAmbiguous).toBe(false);
  expect(testAutoReplies(rules, message('hello'))).toEqual({ matches: [], isAmbiguous: false });
});

const words = fc.oneof(
  fc.constantFrom('price', 'Price', 'cost', 'é', 'e\u0301', '\ud83d', '\u202e', ' ', 'दाम', '.*', '('),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const anyRule = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'),
  name: words,
  triggerType: fc.constantFrom('KEYWORD', 'ALWAYS', 'FIRST_MESSAGE', 'OUT_OF_HOURS', 'REGEX', null),
  keywords: fc.array(words, { maxLength: 6 }),
  isActive: fc.constantFrom(true, false, null),
});
const anyMessage = fc.record({
  text: fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' ')),
  isFirstMessage: fc.boolean(),
  isOutOfHours: fc.boolean(),
});
const rulesOnce = fc.uniqueArray(anyRule, { selector: ({ id }) => id });

it('gives the same whatever the order of rules and keywords, and however often they stand there', () => {
  fc.assert(
    fc.property(rulesOnce, anyMessage, (rules, asked) => {
      const turned = rules
        .toReversed()
        .map((one) => ({ ...one, keywords: [...one.keywords.toReversed(), ...one.keywords] }));
      expect(testAutoReplies([...turned, ...turned], asked)).toEqual(testAutoReplies(rules, asked));
    }),
  );
});

it('never throws, and a keyword that is the whole message is always met', () => {
  fc.assert(
    fc.property(words, fc.string({ unit: 'binary' }), (keyword, text) => {
      expect(() => fitOf(keyword, text)).not.toThrow();
      const whole = fitOf(keyword, keyword);
      if (/\p{L}|\p{N}/u.test(keyword)) expect(whole).toBe('word');
    }),
  );
});

it('what is switched off answers nothing', () => {
  fc.assert(
    fc.property(rulesOnce, anyMessage, (rules, asked) => {
      const off = rules.map((one) => ({ ...one, isActive: false }));
      expect(testAutoReplies(off, asked).matches).toEqual([]);
    }),
  );
});
