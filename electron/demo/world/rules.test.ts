import { describe, expect, it } from 'vitest';
import { isOpenAt, matchRule, type Rule } from './rules.ts';

const NOON_IN_INDIA = Date.UTC(2026, 10, 20, 6, 30);
const NIGHT_IN_INDIA = Date.UTC(2026, 10, 20, 18);

const rule = (
  name: string,
  trigger: Rule['trigger_type'],
  keywords: string[] = [],
  isActive = true,
): Rule => ({
  id: name,
  name,
  trigger_type: trigger,
  keywords,
  reply_type: 'TEXT',
  reply_text: 'x',
  template_name: null,
  language_code: null,
  is_active: isActive,
  createdAt: 0,
  updatedAt: 0,
});
const rules = [
  rule('always', 'ALWAYS'),
  rule('closed', 'OUT_OF_HOURS'),
  rule('off', 'KEYWORD', ['price'], false),
  rule('price', 'KEYWORD', ['price', 'दाम', 'c++']),
  rule('first', 'FIRST_MESSAGE'),
];
const matched = (text: string, at = NOON_IN_INDIA, isFirst = false, used: string[] = []) =>
  matchRule(rules, { text, at, isFirst }, ({ name }) => used.includes(name))?.name;

describe('the rule that answers', () => {
  it('is a keyword’s where a whole word fits, in any case and script', () => {
    expect(matched('What PRICE?')).toBe('price');
    expect(matched('इसका दाम क्या है')).toBe('price');
    expect(matched('priceless')).toBe('always');
    expect(matched('बेदाम')).toBe('always');
    expect(matched('I write c++, you?')).toBe('price');
  });

  it('is the first message’s before all others, and closing time’s before ALWAYS', () => {
    expect(matched('price', NOON_IN_INDIA, true)).toBe('first');
    expect(matched('hello', NIGHT_IN_INDIA)).toBe('closed');
  });

  it('is none that has just answered', () => {
    expect(matched('price', NOON_IN_INDIA, false, ['price'])).toBe('always');
    expect(matched('price', NOON_IN_INDIA, false, ['price', 'always'])).toBeUndefined();
  });
});

it('the shop keeps Indian hours', () => {
  expect([4, 4.5, 13, 13.5, 20].map((hour) => isOpenAt(hour * 3_600_000))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
