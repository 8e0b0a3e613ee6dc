import type { Problem } from '#contract/errors.ts';
import type { SyncStatus } from '#contract/routes/sync.ts';

/** What the last requests taught about the line to the server. */
export interface Connectivity {
  readonly state: SyncStatus['state'];
  readonly asOf: number | null;
  readonly since: number | null;
  readonly problem: Problem | null;
  /** Failures in a row; how long to wait follows from it. */
  readonly failures: number;
}

export const STARTING: Connectivity = {
  state: 'starting',
  asOf: null,
  since: null,
  problem: null,
  failures: 0,
};

/** The server answered: everything learnt from failing requests is forgotten. */
export function answered(before: Connectivity, now: number, isCatchingUp: boolean): Connectivity {
  if (before.state === 'paused') return { ...before, asOf: now };
  const state = isCatchingUp ? 'syncing' : 'up-to-date';
  return { state, asOf: now, since: null, problem: null, failures: 0 };
}

/** A request found no server, or its answer never came. */
export function unanswered(before: Connectivity, now: number, problem: Problem): Connectivity {
  if (before.state === 'paused') return before;
  return { ...before, state: 'offline', since: before.since ?? now, problem, failures: before.failures + 1 };
}

/** The server answered, but not with what was asked for: it is there, and something is wrong with it. */
export function troubled(before: Connectivity, now: number, problem: Problem): Connectivity {
  if (before.state === 'paused') return before;
  return { ...before, asOf: now, problem, failures: before.failures + 1 };
}

/** Nothing more is asked until a person acts. */
export function paused(before: Connectivity, now: number, problem: Problem): Connectivity {
  return { ...before, state: 'paused', since: before.since ?? now, problem };
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** One conversation that fails is its own trouble; several in a row are the server's. */
const FAILURES_TO_TELL = 3;

/** What a person should be told: nothing of a single read that failed while all others work. */
export function tellable({ state, problem, failures }: Connectivity): Problem | null {
  const isWorking = state === 'up-to-date' || state === 'syncing';
  return isWorking && failures < FAILURES_TO_TELL ? null : problem;
}

/** How long to wait before the next request after failures in a row: doubling, with jitter so that many don't meet. */
export function waitAfterFailures(failures: number, fraction: number): number {
  if (failures === 0) return 0;
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  return full / 2 + (full / 2) * fraction;
}
