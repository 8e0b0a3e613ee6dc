import { describe, expect, it } from 'vitest';
import type { MessageContent } from '#contract/routes/messages.ts';
import { indexText, searchableText } from './messageText.ts';

describe('what is searched in a message', () => {
  it.each<[MessageContent, string]>([
    [{ type: 'text', text: 'Is it in stock?' }, 'Is it in stock?'],
    [{ type: 'button-reply', text: 'Yes, red', payload: 'id-7' }, 'Yes, red'],
    [{ type: 'image', url: 'https://f.example/a/IMG%20204.jpg?sig=1', caption: 'See' }, 'See · IMG 204.jpg'],
    [{ type: 'media', url: 'https://f.example/8f7a6b', caption: 'See' }, 'See'],
    [{ type: 'video', url: '' }, ''],
    [{ type: 'document', url: 'https://f.example/x.pdf', filename: 'Price list.pdf' }, 'Price list.pdf'],
    [{ type: 'document', url: 'https://f.example/x%E0.pdf', caption: 'Read' }, 'Read · x%E0.pdf'],
    [{ type: 'audio', url: 'https://f.example' }, ''],
    [{ type: 'sticker', url: null }, ''],
    [{ type: 'location', latitude: 1, longitude: 2, name: 'Shop', address: 'MG Road' }, 'Shop · MG Road'],
    [
      { type: 'buttons', body: 'Choose', buttons: ['Red', 'Blue'], header: 'Colours', footer: 'Thanks' },
      'Colours · Choose · Thanks · Red · Blue',
    ],
    [{ type: 'contacts', contacts: [{ name: 'Ada', phones: ['+1 555', '+2'] }] }, 'Ada · +1 555 · +2'],
    [{ type: 'order', itemCount: 2, text: 'Please wrap' }, 'Please wrap'],
    [{ type: 'order', itemCount: 2, text: null }, ''],
    [{ type: 'reaction', emoji: '👍', targetId: 'w' }, ''],
    [{ type: 'unsupported', kind: 'poll', raw: { secret: 'x' } }, ''],
    [{ type: 'template', name: 'order_update' }, 'order update'],
    [
      {
        type: 'template',
        name: 'order',
        components: [
          {
            type: 'header',
            parameters: [{ type: 'document', document: { link: 'l', filename: 'Bill.pdf' } }],
          },
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Ravi' },
              { type: 'currency', currency: { fallback_value: '₹ 400' } },
              { type: 'location', location: { name: 'Shop', address: 'MG Road' } },
              'junk',
              { type: 'text', text: 7 },
            ],
          },
          { type: 'button', parameters: [{ type: 'coupon_code', coupon_code: 'SAVE20' }] },
          { type: 'footer', parameters: null },
        ],
      },
      'order · Bill.pdf · Ravi · ₹ 400 · Shop · MG Road · SAVE20',
    ],
  ])('%j: %j', (content, expected) => {
    expect(searchableText(content)).toBe(expected);
  });
});

it('is indexed folded, with numbers in groups once more as one', () => {
  const text = (words: string) => indexText({ type: 'text', text: words });
  expect(text('Straße 5')).toBe('strasse 5');
  expect(text('Call +91 98100-07919 or 12345')).toBe('call +91 98100-07919 or 12345 919810007919');
  expect(text('1 2')).toBe('1 2');
});
