import { expect, it } from 'vitest';
import type { MessageContent } from '#contract/routes/messages.ts';
import { isSameContent } from './sameContent.ts';

const template = (values: object): MessageContent => ({ type: 'template', name: 'order_ready', ...values });
const body = (text: string) => [{ type: 'body', parameters: [{ type: 'text', text }] }];

it.each<[string, MessageContent, MessageContent]>([
  ['text', { type: 'text', text: 'Hi', previewUrl: true }, { type: 'text', text: 'Hi' }],
  ['line ends', { type: 'text', text: 'a\r\nb  \n' }, { type: 'text', text: 'a\nb' }],
  ['composed accents', { type: 'text', text: 'Zoe\u0308' }, { type: 'text', text: 'Zoë' }],
  ['detected media', { type: 'media', url: 'https://x/a.png' }, { type: 'image', url: 'https://x/a.png' }],
  [
    'a document',
    { type: 'document', url: 'u', filename: 'a.pdf' },
    { type: 'document', url: 'u', caption: '' },
  ],
  [
    'rounded places',
    { type: 'location', latitude: 18.520_401, longitude: 73.85 },
    { type: 'location', latitude: 18.5204, longitude: 73.85 },
  ],
  [
    'buttons',
    { type: 'buttons', body: 'Sure?', buttons: ['Yes', 'No'], footer: 'x' },
    { type: 'buttons', body: 'Sure?', buttons: ['Yes', 'No'] },
  ],
  ['the default language', template({}), template({ language: 'en_US' })],
  ['a template without values', template({ components: body('4821') }), template({})],
  [
    'values in another order',
    template({ components: [{ type: 'body', parameters: [] }] }),
    template({ components: [{ parameters: [], type: 'body' }] }),
  ],
])('takes %s as the same', (_, ours, theirs) => {
  expect(isSameContent(ours, theirs)).toBe(true);
});

it.each<[string, MessageContent, MessageContent]>([
  ['other words', { type: 'text', text: 'Hi' }, { type: 'text', text: 'hi' }],
  ['another kind', { type: 'text', text: 'Hi' }, { type: 'button-reply', text: 'Hi', payload: null }],
  ['another file', { type: 'image', url: 'a' }, { type: 'image', url: 'b' }],
  ['another caption', { type: 'image', url: 'a', caption: 'x' }, { type: 'image', url: 'a' }],
  ['a video for an image', { type: 'image', url: 'a' }, { type: 'video', url: 'a' }],
  [
    'another place',
    { type: 'location', latitude: 18.52, longitude: 73.85 },
    { type: 'location', latitude: 18.53, longitude: 73.85 },
  ],
  [
    'other buttons',
    { type: 'buttons', body: 'a', buttons: ['x'] },
    { type: 'buttons', body: 'a', buttons: ['x', 'y'] },
  ],
  ['another language', template({ language: 'hi' }), template({})],
  ['other values', template({ components: body('1') }), template({ components: body('2') })],
  ['what can’t be sent', { type: 'sticker', url: 'a' }, { type: 'sticker', url: 'a' }],
])('does not take %s as the same', (_, ours, theirs) => {
  expect(isSameContent(ours, theirs)).toBe(false);
});
