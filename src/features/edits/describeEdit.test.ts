import { expect, test } from 'vitest';
import type { Edit } from '#contract/routes/edits.ts';
import { describeEdit, editName, fieldName, valueText } from './describeEdit';

const EDIT: Edit = {
  id: 1,
  target: 'contact',
  key: '+919810007919',
  op: 'update',
  label: 'Ravi',
  fields: ['name', 'customAttributes'],
  state: 'waiting',
  at: 1,
  problem: null,
  overruled: [],
};
const offline = { kind: 'offline', since: 1 } as const;

test('says what waits and why, and that it can be taken back', () => {
  expect(describeEdit(EDIT, offline)).toMatchObject({
    text: 'Not sent yet: Name and Attributes. You are offline; it is sent by itself once you are back.',
    actions: ['discard'],
  });
  const problem = { code: 'RATE_LIMITED', message: 'Inlobo takes no more requests.' } as const;
  expect(describeEdit({ ...EDIT, problem }, null).text).toContain('takes no more requests');
  // What is leaving can't be taken back.
  expect(describeEdit({ ...EDIT, state: 'sending' }, null).actions).toEqual([]);
});

test('a deletion is not “discarded”: the thing stays', () => {
  expect(describeEdit({ ...EDIT, op: 'remove', fields: [] }, offline).actions).toEqual(['undelete']);
});

test('says what was refused in the server’s words', () => {
  const problem = {
    code: 'API_REJECTED',
    message: 'Said.',
    data: { reason: 'words', words: 'name: Too long.' },
  } as const;
  expect(describeEdit({ ...EDIT, state: 'refused', problem }, offline)).toMatchObject({
    tone: 'refused',
    text: 'Not saved: Name and Attributes. Inlobo refused this: name: Too long.',
    actions: ['retry', 'discard'],
  });
});

test('says field by field what somebody else had written, attributes by their own name', () => {
  const overruled = [
    { field: 'customAttributes', key: 'City', theirs: 'Mumbai', ours: 'Pune' },
    { field: 'isOptedIn', theirs: false, ours: true },
    { field: 'name', theirs: null, ours: 'Ravi | {x} @:y' },
  ];
  expect(describeEdit({ ...EDIT, state: 'overruled', overruled }, null)).toEqual({
    tone: 'overruled',
    text: 'Also changed elsewhere:',
    lines: [
      '\u2068City\u2069 was “\u2068Mumbai\u2069” there; yours, “\u2068Pune\u2069”, was kept.',
      'Opt-in was “no” there; yours, “yes”, was kept.',
      'Name was “nothing” there; yours, “\u2068Ravi | {x} @:y\u2069”, was kept.',
    ],
    actions: ['takeTheirs', 'keepMine'],
  });
});

test('megabytes, lists and fields nobody knows are told shortly', () => {
  expect(valueText('x'.repeat(5_000_000))).toHaveLength(123);
  expect(valueText(['vip', 'lead'])).toBe('\u2068vip, lead\u2069');
  expect(valueText({ zip: 1 })).toBe('\u2068{"zip":1}\u2069');
  expect(fieldName('loyalty')).toBe('loyalty');
});

test('a contact without a name is called by its number, as people write it', () => {
  expect(editName(EDIT)).toBe('Ravi');
  expect(editName({ ...EDIT, label: EDIT.key })).toBe('+91 98100 07919');
  expect(editName({ ...EDIT, label: '' })).toBe('+91 98100 07919');
  expect(editName({ ...EDIT, target: 'group', key: 'g1', label: 'VIPs' })).toBe('VIPs');
});
