import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Notice } from '#core/ports.ts';
import { readActivation, toastXml } from './toast.ts';

const notice = (change: Partial<Notice> = {}): Notice => ({
  key: 'acc +91',
  title: 'Ravi',
  body: 'Is it in stock?',
  isSilent: false,
  replyPlaceholder: null,
  leadsTo: { kind: 'chat', accountId: 'acc_aaaaaaaaaaaa', phone: '+919810007919' },
  onOpen: () => undefined,
  onReply: () => undefined,
  ...change,
});

const LAUNCH = /<toast launch="([^"]*)"/;
const REPLY = /<action activationType="foreground" arguments="([^"]*)"/;
const unescaped = (text = '') =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

test('what Windows hands back leads to the chat, and carries what was typed', () => {
  const xml = toastXml(notice({ replyPlaceholder: 'Reply to Ravi' }), 'a1');
  const clicked = unescaped(LAUNCH.exec(xml)?.[1]);
  const target = { kind: 'chat', accountId: 'acc_aaaaaaaaaaaa', phone: '+919810007919' };
  expect(readActivation({ type: 'click', arguments: clicked })).toEqual({ id: 'a1', target, reply: null });
  const replied = unescaped(REPLY.exec(xml)?.[1]);
  expect(readActivation({ type: 'reply', arguments: replied, reply: 'Yes & no' })).toEqual({
    id: 'a1',
    target,
    reply: 'Yes & no',
  });
  expect(toastXml(notice(), 'a1')).not.toContain('<actions>');
});

test('one that leads nowhere but to the app says so, and what is not ours is nothing', () => {
  const xml = toastXml(notice({ leadsTo: null, isSilent: true }), 'a1');
  expect(xml).toContain('<audio silent="true"/>');
  const opened = { type: 'click', arguments: unescaped(LAUNCH.exec(xml)?.[1]) };
  expect(readActivation(opened)).toEqual({ id: 'a1', target: null, reply: null });
  expect(readActivation({ type: 'click', arguments: '' })).toBeNull();
  for (const junk of [`kind=chat&phone=${'1'.repeat(500)}`, 'kind=send&phone=%2B919810007919', 'kind=chat']) {
    expect(readActivation({ type: 'click', arguments: `tag=a1&${junk}` })?.target, junk).toBeNull();
  }
});

test('whatever a customer writes, it is XML, and reads as it was written but for what XML does not have', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constant('\u0000\uD800<&">'),
  );
  fc.assert(
    fc.property(text, text, (title, body) => {
      const xml = toastXml(notice({ title, body, replyPlaceholder: title }), 'a1');
      expect(xml.isWellFormed()).toBe(true);
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
      // What is left when all known tags are taken away holds no markup.
      const words = xml.replace(
        /<\/?(?:toast|visual|binding|text|actions|input|action|audio)(?: [\w-]+="[^"<]*")*\/?>/g,
        '',
      );
      expect(words).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/);
    }),
  );
});
