import { describe, expect, it } from 'vitest';
import type { Problem } from '#contract/errors.ts';
import {
  answered,
  paused,
  STARTING,
  tellable,
  troubled,
  unanswered,
  waitAfterFailures,
} from './connectivity.ts';

const unreachable: Problem = { code: 'UNREACHABLE', message: 'No server.' };
const odd: Problem = { code: 'API_FAILED', message: 'The server failed.' };

describe('what requests teach about the line', () => {
  it('is offline since the first request that found no server, not the last', () => {
    const twice = unanswered(unanswered(STARTING, 1_000, unreachable), 9_000, unreachable);
    expect(twice).toMatchObject({ state: 'offline', since: 1_000, failures: 2 });
  });

  it('is forgotten at the first answer, back to where it was', () => {
    const offline = unanswered(STARTING, 1_000, unreachable);
    expect(answered(offline, 2_000, true)).toEqual({
      state: 'syncing',
      asOf: 2_000,
      since: null,
      problem: null,
      failures: 0,
    });
    expect(answered(offline, 2_000, false).state).toBe('up-to-date');
  });

  it('stays paused whatever else happens, until a person acts', () => {
    const refused = paused(STARTING, 1_000, { code: 'KEY_REFUSED', message: 'Paste a new key.' });
    expect(answered(refused, 2_000, false).state).toBe('paused');
    expect(unanswered(refused, 2_000, unreachable)).toEqual(refused);
    expect(troubled(refused, 2_000, odd)).toEqual(refused);
  });

  it('tells of one failed read only where nothing works, and of several in a row', () => {
    const working = answered(STARTING, 1_000, false);
    const once = troubled(working, 2_000, odd);
    expect(tellable(once)).toBeNull();
    expect(tellable(troubled(troubled(once, 3_000, odd), 4_000, odd))).toEqual(odd);
    expect(tellable(troubled(STARTING, 1_000, odd))).toEqual(odd);
  });

  it('waits longer after each failure, at most half a minute, and not at all after an answer', () => {
    const waits = [0, 1, 2, 3, 20].map((failures) => waitAfterFailures(failures, 1));
    expect(waits).toEqual([0, 1_000, 2_000, 4_000, 30_000]);
    expect(waitAfterFailures(2, 0)).toBe(1_000);
  });
});
