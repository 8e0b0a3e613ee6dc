import { expect, test } from 'vitest';
import { ERROR_CODES } from '#contract/errors.ts';
import { en } from './en';
import { errors } from './en/errors';
import { problemText } from './problemText';
import { translate, type MessageKey } from './text';

const said = 'The app says it in its own words.';

test.each(ERROR_CODES)('%s is a sentence without holes, whatever the data', (code) => {
  for (const data of [undefined, {}, { min: null, length: {} }]) {
    const text = problemText({ code, message: said, data });
    expect(text).toMatch(/[.!]$/);
    expect(text).not.toMatch(/[{}]|undefined|null|_[A-Z]/);
  }
});

test('data fills the sentence; where it is missing the app’s own sentence stands in', () => {
  const full = { code: 'TEXT_TOO_LONG' as const, message: said, data: { length: 4097, max: 4096 } };
  expect(problemText(full)).toBe(
    'The message has 4,097 characters and WhatsApp takes 4,096. Shorten it, or send it in two.',
  );
  expect(problemText({ ...full, data: { max: 4096 } })).toBe(said);
});

test('what a server says cannot break the sentence that quotes it', () => {
  const words = '{name} | @:errors.INTERNAL <b>';
  expect(problemText({ code: 'API_REJECTED', message: said, data: { reason: 'words', words } })).toBe(
    `Inlobo refused this: ${words}`,
  );
});

test('of a code that means many things the reason says which, and what follows from a lost answer', () => {
  const data = { reason: 'dns', host: 'inlobo.example' };
  expect(problemText({ code: 'UNREACHABLE', message: said, data })).toMatch(
    /^The address inlobo\.example could/,
  );
  expect(problemText({ code: 'UNREACHABLE', message: said, data: { reason: 'dns' } })).toMatch(
    /^Inlobo can’t/,
  );
  expect(problemText({ code: 'TIMED_OUT', message: said, data: { reason: 'timeout', after: 'send' } })).toBe(
    'Inlobo did not answer in time. The message may have been sent: look at the conversation before you send it again.',
  );
  const slow = { reason: 'again', scope: 'account', retryAfterMs: 30_000 };
  expect(problemText({ code: 'RATE_LIMITED', message: said, data: slow })).toMatch(
    /by itself in 30 seconds\.$/,
  );
});

test('what was kept of a damaged file is told in full', () => {
  const data = { drafts: 1, messages: 2, edits: 0, backupAt: 5, setAsideAs: '/data/store.damaged' };
  expect(problemText({ code: 'STORE_MENDED', message: said, data })).toBe(
    'The file with this account’s messages was damaged, and Inlobo Desk has made a new one. Kept: 1 draft and 2 messages that had not left for sure. None of these messages is sent by itself: those that may have been sent ask you first. Some of it comes from a backup and may be older than what you last saw. Everything else is being fetched again. The damaged file is kept for 30 days: /data/store.damaged',
  );
});

test('no sentence of the catalogue has a mistake in its writing', () => {
  const keys = leaves(en) as MessageKey[];
  expect(keys.length).toBeGreaterThan(100);
  for (const key of keys) {
    const places = Object.fromEntries(
      [...read(key).matchAll(/\{(\w+)\}/g)].map(([, place = '']) => [place, place === 'count' ? 2 : 'x']),
    );
    const text = translate(key, places);
    expect(text, key).not.toBe(key);
    expect(text, key).not.toMatch(/[{}|]/);
  }
  expect(Object.keys(errors)).toEqual(expect.arrayContaining([...ERROR_CODES]));
});

function leaves(from: object, path = ''): string[] {
  return Object.entries(from).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : leaves(value as object, `${path}${key}.`),
  );
}

function read(key: string): string {
  return String(key.split('.').reduce<unknown>((at, part) => Reflect.get(at as object, part), en));
}
