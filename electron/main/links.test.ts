import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkAmong, readLink } from './links.ts';

test.each([
  'inlobo://chat/+919810007919',
  'inlobo://chat/919810007919',
  'inlobo://chat/+91%2098100-07919/',
  'INLOBO://chat/%2B919810007919',
])('%s leads to a chat', (address) => {
  expect(readLink(address)).toEqual({ kind: 'chat', accountId: null, phone: '+919810007919' });
});

test.each([
  '',
  'inlobo:',
  'inlobo://chat/',
  'inlobo://chat/ravi',
  'inlobo://chat/+0123456789',
  'inlobo://chat/+12345',
  'inlobo://chat/+91981000791912345',
  'inlobo://chat/+919810007919/send',
  'inlobo://chat/+919810007919?text=hello',
  'inlobo://chat/+919810007919#x',
  'inlobo://user:pass@chat/+919810007919',
  'inlobo://chat:80/+919810007919',
  'inlobo://settings/+919810007919',
  'inlobo:chat/+919810007919',
  'inlobo://chat/%E0%A4%A',
  'inlobo://chat/..%2f+919810007919',
  'https://chat/+919810007919',
  'javascript:alert(1)//inlobo://chat/+919810007919',
  'file:///etc/passwd',
  `inlobo://chat/+919810007919${' '.repeat(300)}`,
])('%j leads nowhere', (address) => {
  expect(readLink(address)).toBeNull();
});

test('whatever a link holds, it names a number or leads nowhere', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `inlobo://chat/${text}`),
      ),
      (text) => {
        const target = readLink(text);
        if (target)
          expect(target).toMatchObject({ kind: 'chat', phone: expect.stringMatching(/^\+[1-9]\d{6,14}$/) });
      },
    ),
    { numRuns: 5_000 },
  );
});

test('finds the link among what Chromium puts beside it', () => {
  const argv = ['/opt/inlobo-desk', '--original-process-start-time=1', '--', 'inlobo://chat/+919810007919'];
  expect(linkAmong(argv)).toMatchObject({ phone: '+919810007919' });
  expect(linkAmong(['/opt/inlobo-desk', '--hidden'])).toBeNull();
});
