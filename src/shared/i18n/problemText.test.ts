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
  const message = 'Refused: {name} | @:errors.INTERNAL <b>';
  expect(problemText({ code: 'API_REJECTED', message })).toBe(message);
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
