import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageContent } from '#contract/routes/messages.ts';
import { chatText, oneLine, summaryText, type ChatNews } from './noticeText.ts';
import { wordsIn } from '#words/words.ts';

const words = wordsIn('en');

const news = (over: Partial<ChatNews> = {}): ChatNews => ({
  name: 'Ravi Kumar',
  phone: '+919810007919',
  newest: { type: 'text', text: 'Is it in stock?' },
  count: 1,
  ...over,
});

describe('a notification of a chat', () => {
  it.each([
    ['text', 1, 'Ravi Kumar', 'Is it in stock?'],
    ['text', 4, 'Ravi Kumar', 'Is it in stock?\nand 3 more'],
    ['name', 1, 'Ravi Kumar', 'New message'],
    ['name', 4, 'Ravi Kumar', '4 new messages'],
    ['none', 1, 'Inlobo Desk', 'New message'],
    ['none', 4, 'Inlobo Desk', '4 new messages'],
  ] as const)('with privacy %s of %i says no more than it may', (privacy, count, title, body) => {
    expect(chatText(news({ count }), privacy, words)).toEqual({ title, body });
  });

  it('names a number that is in no contact list', () => {
    expect(chatText(news({ name: null }), 'name', words).title).toBe('+919810007919');
    expect(chatText(news({ name: '\u202e \u200f' }), 'name', words).title).toBe('+919810007919');
  });

  it.each<[MessageContent, string]>([
    [{ type: 'image', url: 'https://x.example/1' }, 'Photo'],
    [{ type: 'image', url: 'https://x.example/1', caption: 'Broken' }, 'Broken'],
    [{ type: 'media', url: 'https://x.example/a.mp4' }, 'Video'],
    [{ type: 'document', url: 'https://x.example/1', filename: 'bill.pdf' }, 'bill.pdf'],
    [{ type: 'audio', url: 'https://x.example/1' }, 'Audio'],
    [{ type: 'location', latitude: 1, longitude: 2 }, 'Location'],
    [{ type: 'sticker', url: null }, 'Sticker'],
    [{ type: 'contacts', contacts: [{ name: 'Asha', phones: [] }] }, 'Asha'],
    [{ type: 'contacts', contacts: [] }, '0 contacts'],
    [{ type: 'order', itemCount: 3, text: null }, 'Order · 3 items'],
    [{ type: 'button-reply', text: 'Yes', payload: null }, 'Yes'],
    [{ type: 'unsupported', kind: 'poll', raw: {} }, 'Message of another kind'],
    [{ type: 'text', text: ' \n ' }, 'New message'],
  ])('has words for %j', (newest, body) => {
    expect(chatText(news({ newest }), 'text', words).body).toBe(body);
  });
});

describe('a summary', () => {
  it('counts, and names the account where names may be said', () => {
    const told = { label: 'Acme', messages: 12, chats: 7 };
    expect(summaryText(told, 'text', words)).toEqual({ title: 'Acme', body: '12 new messages in 7 chats' });
    expect(summaryText(told, 'none', words).title).toBe('Inlobo Desk');
  });
});

describe('what somebody else wrote', () => {
  it('neither turns letters round nor leaves its line, and is of a sane length, whatever it is', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '\u202e',
          '\u2066',
          '\u200f',
          '\u061c',
          '\n',
          '\0',
          '\u001b',
          '\u2028',
          '\ufeff',
          '\ud800',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 2000,
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = oneLine(text, 80);
        expect(shown).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u);
        expect(shown.isWellFormed()).toBe(true);
        expect(Array.from(shown).length).toBeLessThanOrEqual(80);
      }),
    );
  });

  it('keeps what languages and emoji need', () => {
    for (const text of ['👩‍👩‍👧', 'می‌خواهم', 'क्षत्रिय', 'שלום עולם', '5 × 3'])
      expect(oneLine(text, 80)).toBe(text);
  });

  it('of a megabyte is cut at once', () => {
    expect(oneLine('x'.repeat(1_000_000), 240)).toHaveLength(240);
  });
});
