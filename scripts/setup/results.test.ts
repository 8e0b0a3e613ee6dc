import { describe, expect, it } from 'vitest';
import { inWords, readPlaywright, readVitest, sum, withCrash } from './results.mjs';

const vitestFile = (status: string, tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe('readVitest', () => {
  it('counts what passed, failed and was skipped or left to do', () => {
    const report = {
      testResults: [
        vitestFile('passed', ['passed', 'passed', 'skipped', 'todo']),
        vitestFile('failed', ['failed', 'passed']),
      ],
    };
    expect(readVitest(JSON.stringify(report))).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a file that did not load as a failure', () => {
    const report = { testResults: [vitestFile('failed', []), vitestFile('passed', ['passed'])] };
    expect(readVitest(JSON.stringify(report))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it.each(['', '{', '{}', 'null', '{"testResults":3}'])('takes %j for no report', (text) => {
    expect(readVitest(text)).toBeNull();
  });
});

describe('readPlaywright', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };

  it('counts a flaky test as failed', () => {
    expect(readPlaywright(JSON.stringify({ stats, errors: [] }))).toEqual({
      passed: 4,
      failed: 2,
      skipped: 2,
    });
  });

  it('counts an error outside the tests as a failure', () => {
    const report = {
      stats: { ...stats, unexpected: 0, flaky: 0 },
      errors: [{ message: 'a file did not load' }],
    };
    expect(readPlaywright(JSON.stringify(report))).toMatchObject({ failed: 1 });
  });

  it.each(['', 'null', '{"stats":{}}'])('takes %j for no report', (text) => {
    expect(readPlaywright(text)).toBeNull();
  });
});

describe('withCrash', () => {
  it.each([
    ['left no report', null, 0],
    ['ended badly though every test passed', { passed: 3, failed: 0, skipped: 0 }, 1],
    ['was ended by a signal', { passed: 3, failed: 0, skipped: 0 }, null],
    ['found no tests', { passed: 0, failed: 0, skipped: 0 }, 0],
  ])('never calls it "0 failed" when the runner %s', (_, counts, code) => {
    expect(withCrash(counts, code).failed).toBe(1);
  });

  it('adds nothing to a run that says itself how it went', () => {
    const fine = { passed: 3, failed: 0, skipped: 1 };
    const bad = { passed: 3, failed: 2, skipped: 1 };
    expect(withCrash(fine, 0)).toEqual(fine);
    expect(withCrash(bad, 1)).toEqual(bad);
  });
});

it('sums into the last line', () => {
  const counts = [
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 40, failed: 2, skipped: 6 },
  ];
  expect(inWords(sum(counts))).toBe('41 passed, 2 failed, 6 skipped');
});
