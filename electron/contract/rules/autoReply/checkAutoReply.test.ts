import { expect, it } from 'vitest';
import { checkAutoReply, MOST_KEYWORDS, type AutoReplyDraft } from './checkAutoReply.ts';
import { repeatedKeywords } from './repeatedKeywords.ts';

const draft = (more: Partial<AutoReplyDraft> = {}): AutoReplyDraft => ({
  name: 'Prices',
  triggerType: 'KEYWORD',
  keywords: ['price'],
  replyType: 'TEXT',
  replyText: 'Our list',
  templateName: null,
  templateLanguage: null,
  ...more,
});

it.each<[string, Partial<AutoReplyDraft>, readonly object[]]>([
  ['complete', {}, []],
  ['without a name', { name: ' ' }, [{ field: 'name', reason: 'empty' }]],
  ['with a long name', { name: 'न'.repeat(300) }, []],
  ['without keywords', { keywords: [] }, [{ field: 'keywords', reason: 'empty' }]],
  ['with blank keywords', { keywords: [' ', ''] }, [{ field: 'keywords', reason: 'empty' }]],
  ['with 200 keywords', { keywords: Array.from({ length: 200 }, (_, at) => `w${at}`) }, []],
  [
    'with more than the door takes',
    { keywords: Array.from({ length: 1_001 }, (_, at) => `w${at}`) },
    [{ field: 'keywords', reason: 'too-many', count: 1_001, max: MOST_KEYWORDS }],
  ],
  ['for first messages, without keywords', { triggerType: 'FIRST_MESSAGE', keywords: [] }, []],
  ['without a text', { replyText: '\n ' }, [{ field: 'replyText', reason: 'empty' }]],
  ['with a text of 4096 emoji', { replyText: '👍'.repeat(4_096) }, []],
  [
    'with one more',
    { replyText: '👍'.repeat(4_097) },
    [{ field: 'replyText', reason: 'too-long', length: 4_097, max: 4_096 }],
  ],
  [
    'with no template chosen',
    { replyType: 'TEMPLATE', replyText: '' },
    [{ field: 'templateName', reason: 'empty' }],
  ],
  ['with a template', { replyType: 'TEMPLATE', replyText: '', templateName: 'closed' }, []],
  ['of kinds that nobody knows', { triggerType: 'REGEX', replyType: null, keywords: [], replyText: '' }, []],
])('a rule %s', (_, fields, problems) => {
  expect(checkAutoReply(draft(fields))).toEqual(problems);
});

it('a keyword in another case or width is marked, one with other accents is not', () => {
  expect([...repeatedKeywords(['price', 'cost', 'Price', 'ｃｏｓｔ', 'coût', 'cout'])]).toEqual([
    'Price',
    'ｃｏｓｔ',
  ]);
});
