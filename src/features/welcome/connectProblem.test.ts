import { expect, test } from 'vitest';
import { fieldOf } from './connectProblem';

test('a refusal stands beside what has to be changed', () => {
  expect(fieldOf('KEY_REFUSED', false, false)).toBe('apiKey');
  expect(fieldOf('BASE_URL_INSECURE', false, true)).toBe('baseUrl');
  expect(fieldOf('TOKEN_REFUSED', true, false)).toBe('token');
  expect(fieldOf('API_REJECTED', true, false)).toBe('accountId');
});

test('an address that does not answer is blamed only where a person gave one', () => {
  expect(fieldOf('UNREACHABLE', false, true)).toBe('baseUrl');
  expect(fieldOf('UNREACHABLE', false, false)).toBe('form');
});

test('with a token there is no key field to blame', () => {
  expect(fieldOf('KEY_REFUSED', true, false)).toBe('form');
});
