import type { Problem } from '#contract/errors.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import {
  answered,
  paused,
  STARTING,
  troubled,
  unanswered,
  waitAfterFailures,
  type Connectivity,
} from './connectivity.ts';
import type { Pace } from './pace.ts';

/** The line to one account's server: what its requests taught, and when the next may be tried. */
export interface Line {
  state(): Connectivity;
  isPaused(): boolean;
  isOffline(): boolean;
  /** After failures in a row, the next request is made no earlier than this (ms). */
  readyAt(): number;
  /** What became of a request that was begun at `begunAt`; null: it was answered. */
  learn(failure: ApiFailure | null, begunAt: number): void;
  /** Everything is being read again, or all of it was. */
  setCatchingUp(isCatchingUp: boolean): void;
  /** A person asks to try now. */
  retryNow(): void;
  pause(problem: Problem): void;
  resume(): void;
}

export interface LineDeps {
  readonly accountId: string;
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly pace: Pace;
  readonly onChange: () => void;
  readonly onKeyRefused: (problem: Problem) => void;
  /** The server answers again after it was out of reach since then. */
  readonly onBack: (since: number) => void;
}

/** Answers that show a server which is there, and in trouble with itself. */
const SERVER_TROUBLES = new Set(['server-error', 'unreadable', 'truncated', 'too-large']);

export function createLine(deps: LineDeps): Line {
  const { accountId, baseUrl, clock, random, logger, pace, onChange } = deps;
  let now: Connectivity = STARTING;
  let isCatchingUp = true;
  let readyAt = 0;
  let failedAt = -Infinity;

  function become(next: Connectivity): void {
    now = next;
    onChange();
  }

  function worked(): void {
    const { state, since } = now;
    readyAt = 0;
    pace.worked();
    become(answered(now, clock.now(), isCatchingUp));
    if (state === 'offline' && since !== null) deps.onBack(since);
  }

  function failed(failure: Exclude<ApiFailure, { kind: 'cancelled' }>, begunAt: number): void {
    const at = clock.now();
    const problem = toAppError(failure, { baseUrl, purpose: 'read' }).toProblem();
    logger.warn('a read failed', { accountId, kind: failure.kind, code: problem.code });
    switch (failure.kind) {
      case 'throttled':
        pace.throttled(failure.retryAfterMs);
        return become(answered(now, at, isCatchingUp));
      case 'refused':
        if (failure.status === 401) {
          become(paused(now, at, problem));
          return deps.onKeyRefused(problem);
        }
        // A 4xx is the trouble of what was asked for alone: whoever asked says so.
        return become(answered(now, at, isCatchingUp));
      case 'unreached':
        return fail(unanswered, problem, begunAt);
      case 'lost':
        return fail(SERVER_TROUBLES.has(failure.reason) ? troubled : unanswered, problem, begunAt);
      case 'whatsapp':
      case 'notInlobo':
        return fail(troubled, problem, begunAt);
    }
  }

  /** Requests that were under way together and failed together are one failure. */
  function fail(
    learn: (before: Connectivity, now: number, problem: Problem) => Connectivity,
    problem: Problem,
    begunAt: number,
  ): void {
    const at = clock.now();
    const isSameFailure = begunAt < failedAt && at >= failedAt;
    const next = learn(now, at, problem);
    const failures = isSameFailure ? now.failures : next.failures;
    if (!isSameFailure) readyAt = at + waitAfterFailures(failures, random.fraction());
    failedAt = at;
    become({ ...next, failures });
  }

  return {
    state: () => now,
    isPaused: () => now.state === 'paused',
    isOffline: () => now.state === 'offline',
    // A clock that was set back must not make this a long wait.
    readyAt: () => Math.min(readyAt, clock.now() + LONGEST_WAIT_MS),
    learn(failure, begunAt) {
      if (failure === null) worked();
      else if (failure.kind !== 'cancelled') failed(failure, begunAt);
    },
    setCatchingUp(next) {
      isCatchingUp = next;
      if (now.state === 'syncing' || now.state === 'up-to-date')
        become({ ...now, state: next ? 'syncing' : 'up-to-date' });
    },
    retryNow() {
      readyAt = 0;
    },
    pause: (problem) => become(paused(now, clock.now(), problem)),
    resume() {
      readyAt = 0;
      become({ ...STARTING, asOf: now.asOf });
    },
  };
}

const LONGEST_WAIT_MS = 30_000;
