import { describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { refuseContent } from './refuseContent.ts';

const text = (text: string): OutgoingContent => ({ type: 'text', text });
const buttons = (labels: string[], over: object = {}): OutgoingContent => ({
  type: 'buttons',
  body: 'Choose',
  buttons: labels,
  ...over,
});

describe('what is refused before it is queued', () => {
  it.each<[string, OutgoingContent]>([
    ['a text of 4,096 characters', text('x'.repeat(4096))],
    ['4,096 characters of two UTF-16 units each', text('😀'.repeat(4096))],
    ['three buttons', buttons(['Yes', 'No', 'Later'])],
    ['a label of 20', buttons(['x'.repeat(20)])],
    ['the ends of the earth', { type: 'location', latitude: -90, longitude: 180 }],
    ['a caption of 1,024', { type: 'image', url: 'https://example.com/a.png', caption: 'é'.repeat(1024) }],
    ['a template by name', { type: 'template', name: 'order_update' }],
  ])('takes %s', (_what, content) => {
    expect(() => refuseContent(content)).not.toThrow();
  });

  it.each<[string, OutgoingContent, string, string]>([
    ['an empty text', text(''), 'TEXT_EMPTY', 'Write something first'],
    ['a text of blanks', text(' \n\t\u00a0'), 'TEXT_EMPTY', 'Write something first'],
    ['4,097 characters', text('x'.repeat(4097)), 'TEXT_TOO_LONG', 'Shorten it by 1'],
    ['4,097 emoji', text('😀'.repeat(4097)), 'TEXT_TOO_LONG', '4097 characters'],
    ['latitude 91', { type: 'location', latitude: 91, longitude: 0 }, 'CONTENT_INVALID', 'latitude'],
    ['no button', buttons([]), 'CONTENT_INVALID', 'one to three'],
    ['four buttons', buttons(['1', '2', '3', '4']), 'CONTENT_INVALID', 'one to three'],
    ['a blank label', buttons(['Yes', ' ']), 'CONTENT_INVALID', 'label'],
    ['equal labels', buttons(['Yes', 'Yes ']), 'CONTENT_INVALID', 'of its own'],
    ['a label of 21', buttons(['x'.repeat(21)]), 'CONTENT_INVALID', 'Shorten it by 1'],
    ['a header of 61', buttons(['Yes'], { header: 'x'.repeat(61) }), 'CONTENT_INVALID', 'header'],
    ['a script as link', { type: 'image', url: 'javascript:alert(1)' }, 'CONTENT_INVALID', 'https://'],
    ['a file as link', { type: 'document', url: 'file:///etc/passwd' }, 'CONTENT_INVALID', 'https://'],
    ['half a link', { type: 'audio', url: 'example.com/a.mp3' }, 'CONTENT_INVALID', 'https://'],
    ['a nameless template', { type: 'template', name: ' ' }, 'CONTENT_INVALID', 'Choose a template'],
  ])('refuses %s', (_what, content, code, sentence) => {
    expect(() => refuseContent(content)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(sentence) }),
    );
  });
});
