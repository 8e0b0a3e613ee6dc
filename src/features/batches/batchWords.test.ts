import { expect, test } from 'vitest';
import type { Batch, BatchRow } from '#contract/routes/batches.ts';
import { barLines, dismissedWith } from './barLines';
import {
  batchChoices,
  batchStanding,
  batchTitle,
  endedText,
  heldText,
  paceText,
  progressOf,
  rowReasonText,
  rowStateText,
} from './batchWords';
import { rejectedFileName } from './rejectedFileName';

const NO_COUNTS = { waiting: 0, sending: 0, done: 0, refused: 0, skipped: 0, cancelled: 0 };

function batch(over: Partial<Batch> = {}): Batch {
  return {
    id: 1,
    kind: 'import',
    title: 'leads.csv',
    state: 'running',
    counts: { ...NO_COUNTS, waiting: 90, done: 10 },
    total: 100,
    createdAt: 0,
    finishedAt: null,
    problem: null,
    remainingMs: null,
    ...over,
  };
}

const finished = (id: number, done: number, refused = 0): Batch =>
  batch({ id, state: 'finished', counts: { ...NO_COUNTS, done, refused }, total: done + refused });

function row(over: Partial<BatchRow> = {}): BatchRow {
  return {
    id: 1,
    phone: '+919810007919',
    label: 'Ravi',
    op: 'create',
    state: 'done',
    problem: null,
    line: 2,
    ...over,
  };
}

test('a batch is called by what it does, to how many', () => {
  const title = (over: Partial<Batch>) => batchTitle(batch({ title: 'vip', total: 500, ...over }));
  expect(title({ kind: 'addTags' })).toBe('Adding tag vip to 500 contacts');
  expect(title({ kind: 'removeTags', total: 1 })).toBe('Removing tag vip from 1 contact');
  expect(title({ kind: 'optIn' })).toBe('Opting in 500 contacts');
  expect(title({ kind: 'optOut' })).toBe('Opting out 500 contacts');
  expect(title({ kind: 'remove', total: 12_480 })).toBe('Deleting 12,480 contacts');
  expect(title({ kind: 'import', title: 'leads.csv' })).toBe('Importing leads.csv');
});

test('what stands still says why; what was paused by a person does not complain', () => {
  const problem = { code: 'UNREACHABLE', message: 'fetch failed' } as const;
  expect(batchStanding(batch({ problem }))).toBe('still');
  expect(heldText(batch({ problem }))).toMatch(/goes on by itself once the network is back/);
  expect(heldText(batch({ problem: { code: 'KEY_REFUSED', message: 'no' } }))).toMatch(/Paste a new one/);
  expect(heldText(batch({ state: 'paused', problem }))).toBe('');
  expect(heldText(batch())).toBe('');
});

test('progress counts what is sent, not what was never to be, nor what was cancelled', () => {
  const counts = { ...NO_COUNTS, waiting: 5, sending: 1, done: 3, refused: 1, skipped: 90 };
  expect(progressOf(batch({ counts }))).toEqual({ done: 4, of: 10 });
  const cancelled = { ...NO_COUNTS, done: 4, cancelled: 6, skipped: 90 };
  expect(progressOf(batch({ state: 'cancelled', counts: cancelled }))).toEqual({ done: 4, of: 10 });
});

test('pace and time left show only while it moves', () => {
  expect(paceText(batch({ remainingMs: 180_000 }))).toBe('About 30 a minute · about 3 minutes left');
  expect(paceText(batch({ remainingMs: 18_000 }))).toBe('About 300 a minute · less than a minute left');
  expect(paceText(batch({ remainingMs: 18_000, state: 'paused' }))).toBe('');
  expect(paceText(batch())).toBe('');
});

test('filters are those of states that occur; what is being sent still waits', () => {
  const counts = { ...NO_COUNTS, waiting: 2, sending: 3, done: 1 };
  expect(batchChoices(batch({ counts, total: 6 })).map(({ value, count }) => [value, count])).toEqual([
    ['all', 6],
    ['done', 1],
    ['waiting', 5],
  ]);
});

test('a row says what became of it, and why not in plain words', () => {
  expect(rowStateText(row())).toBe('Added');
  expect(rowStateText(row({ op: 'remove' }))).toBe('Deleted');
  expect(rowStateText(row({ state: 'refused' }))).toBe('Refused');
  const skipped = (data: Record<string, unknown>) =>
    rowReasonText(row({ state: 'skipped', problem: { code: 'ROW_SKIPPED', message: 'Said.', data } }));
  expect(skipped({ reason: 'phoneTooShort' })).toMatch(/too short/);
  expect(skipped({ reason: 'duplicate', sameAsLine: 4 })).toBe('Line 4 has this number');
  expect(skipped({ reason: 'existing' })).toBe('Is in your contacts already');
  // One that this version has no words for yet.
  expect(skipped({ reason: 'toString' })).toBe('This row was left out.');
  expect(rowReasonText(row({ state: 'refused' }))).not.toBe('');
});

test('the end is said with how much of it was done', () => {
  expect(endedText(finished(1, 12))).toBe('Importing leads.csv: done. 12 of 12.');
  expect(endedText(finished(1, 9, 3))).toBe('Importing leads.csv: done. 9 of 12; 3 not taken.');
});

test('the file of rejected rows is called after theirs, and by nothing a disk refuses', () => {
  expect(rejectedFileName({ title: 'leads.csv' })).toBe('leads not taken.csv');
  expect(rejectedFileName({ title: 'a/b:\u202ec?.tsv' })).toBe('a b c not taken.csv');
  expect(rejectedFileName({ title: '' })).toBe('not taken.csv');
});

test('the bar keeps what goes on and what has to be looked at, and of what went through the newest alone', () => {
  const all = [finished(5, 3), batch({ id: 4 }), finished(3, 9, 1), finished(2, 8), finished(1, 8)];
  expect(barLines(all).map(({ id }) => id)).toEqual([5, 4, 3]);
  // The older ones would come up one after the other.
  expect(dismissedWith(all[0]!, all).map(({ id }) => id)).toEqual([5, 2, 1]);
  expect(dismissedWith(all[2]!, all).map(({ id }) => id)).toEqual([3]);
});
