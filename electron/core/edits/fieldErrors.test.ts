import { expect, it } from 'vitest';
import type { Problem } from '#contract/errors.ts';
import { complainsOfPhone, saysTaken, withOurFields } from './fieldErrors.ts';

const rejected = (fields: Record<string, string[]>): Problem => ({
  code: 'API_REJECTED',
  message: 'No.',
  data: { status: 400, fields },
});

it.each([
  ['phone_number', 'phone'],
  ['phoneNumber', 'phone'],
  ['custom_attributes', 'customAttributes'],
  ['custom_attributes.city', 'customAttributes'],
  ['is_opted_in', 'isOptedIn'],
  ['tags.0', 'tags'],
  ['tags[3]', 'tags'],
  ['trigger_type', 'triggerType'],
  ['reply_text', 'replyText'],
  ['template_name', 'templateName'],
  ['language_code', 'templateLanguage'],
  ['is_active', 'isActive'],
  ['email', 'email'],
  ['something_new', 'something_new'],
])('what the server calls %s is complained of as %s', (theirs, ours) => {
  expect(withOurFields(rejected({ [theirs]: ['Not so.'] })).data).toEqual({
    status: 400,
    fields: { [ours]: ['Not so.'] },
  });
});

it('keeps every complaint where several are of the same field', () => {
  const problem = withOurFields(rejected({ 'tags.0': ['Too long.'], 'tags.1': ['Empty.'] }));
  expect(problem.data?.['fields']).toEqual({ tags: ['Too long.', 'Empty.'] });
});

it('leaves other problems as they are', () => {
  const problem: Problem = { code: 'TIMED_OUT', message: 'No answer.' };
  expect(withOurFields(problem)).toBe(problem);
});

it('tells a number that is taken from one that is none', () => {
  const taken = withOurFields(
    rejected({ phone_number: ['A contact with this phone number already exists.'] }),
  );
  const none = withOurFields(rejected({ phone_number: ['Enter a phone number in E.164 format.'] }));
  expect([taken, none].map(complainsOfPhone)).toEqual([true, true]);
  expect([taken, none].map(saysTaken)).toEqual([true, false]);
});
