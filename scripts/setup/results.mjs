/**
 * How many checks ended how.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    NOTHING,
  );
}

/** @param {Counts} counts */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * A runner that ended badly without naming a failed test (it crashed, found no tests, or a file did not load) counts as
 * one failure: it is never "0 failed".
 * @param {Counts | null} counts null where it left no report
 * @param {number | null} code
 * @returns {Counts}
 */
export function withCrash(counts, code) {
  if (counts === null) return { ...NOTHING, failed: 1 };
  const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed + counts.skipped === 0);
  return isSilentFailure ? { ...counts, failed: 1 } : counts;
}

/**
 * Reads the report of vitest's JSON reporter.
 * @param {string} text
 * @returns {Counts | null} null where it is no such report
 */
export function readVitest(text) {
  const report = parse(text);
  if (!Array.isArray(report?.testResults)) return null;
  const counts = { ...NOTHING };
  for (const file of report.testResults) {
    const tests = file.assertionResults ?? [];
    for (const { status } of tests) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    // A file that did not load, or failed outside its tests.
    if (file.status === 'failed' && !tests.some((/** @type {any} */ one) => one.status === 'failed'))
      counts.failed += 1;
  }
  return counts;
}

/**
 * Reads the report of Playwright's JSON reporter.
 * @param {string} text
 * @returns {Counts | null}
 */
export function readPlaywright(text) {
  const report = parse(text);
  if (typeof report?.stats?.expected !== 'number') return null;
  const { expected, unexpected, flaky, skipped } = report.stats;
  // Errors outside tests: a file that does not load, a fixture that fails at the end.
  const outside = unexpected === 0 && report.errors?.length > 0 ? 1 : 0;
  return { passed: expected, failed: unexpected + flaky + outside, skipped };
}

/**
 * @param {string} text
 * @returns {any}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
