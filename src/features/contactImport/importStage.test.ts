import { expect, test } from 'vitest';
import { CHOOSING, nextStage, type ImportHappening, type ImportStage } from './importStage';

const problem = { code: 'IMPORT_UNREADABLE', message: 'This is a picture.' } as const;

function after(...happenings: readonly ImportHappening[]): ImportStage {
  return happenings.reduce(nextStage, CHOOSING);
}

test('a file goes from being chosen through reading to its check, and on to the batch', () => {
  expect(after({ kind: 'chosen', attempt: 1 })).toEqual({ kind: 'reading', attempt: 1, received: 0 });
  expect(
    after({ kind: 'chosen', attempt: 1 }, { kind: 'received', attempt: 1, received: 300 }),
  ).toMatchObject({ received: 300 });
  const read = [
    { kind: 'chosen', attempt: 1 },
    { kind: 'wasRead', attempt: 1 },
  ] as const;
  expect(after(...read)).toEqual({ kind: 'check' });
  expect(after(...read, { kind: 'started', batchId: 7 })).toEqual({ kind: 'running', batchId: 7 });
});

test('a file that can’t be read leads back to choosing, with why', () => {
  expect(after({ kind: 'chosen', attempt: 1 }, { kind: 'failed', attempt: 1, problem })).toEqual({
    kind: 'choose',
    problem,
  });
});

test('what comes late of a file that was left does not bring it back', () => {
  const left = [{ kind: 'chosen', attempt: 1 }, { kind: 'back' }] as const;
  for (const late of [
    { kind: 'received', attempt: 1, received: 300 },
    { kind: 'wasRead', attempt: 1 },
    { kind: 'failed', attempt: 1, problem },
  ] as const) {
    expect(after(...left, late)).toEqual(CHOOSING);
    expect(after(...left, { kind: 'chosen', attempt: 2 }, late)).toEqual({
      kind: 'reading',
      attempt: 2,
      received: 0,
    });
  }
});

test('one goes back from the check and on to it again, but never back out of a batch', () => {
  expect(nextStage({ kind: 'check' }, { kind: 'back' })).toEqual(CHOOSING);
  expect(nextStage(CHOOSING, { kind: 'forward' })).toEqual({ kind: 'check' });
  const running = { kind: 'running', batchId: 7 } as const;
  expect(nextStage(running, { kind: 'back' })).toBe(running);
});
