import type { Problem } from '#contract/errors.ts';
import type { Clock } from '../ports.ts';

export interface Held {
  readonly problem: Problem;
  /** null: it ends when the request under way is answered, or a person acts. */
  readonly until: number | null;
}

/** Why nothing of the account leaves. */
export interface Hold {
  /** For how long nothing may leave; 0: something may, Infinity: not before `resume`. */
  waitMs(): number;
  state(): Held | null;
  holdUntil(until: number, problem: Problem): void;
  /** The server took or refused a message: what was wrong with the line is over. */
  answered(): void;
  pause(problem: Problem): void;
  resume(): void;
  /** Counts up with every `resume`: what was asked before says nothing of what holds now. */
  turn(): number;
}

export function createHold(clock: Clock): Hold {
  let pausedBy: Problem | null = null;
  let hold: { readonly since: number; readonly until: number; readonly problem: Problem } | null = null;
  let turn = 0;

  function leftMs(): number {
    if (!hold) return 0;
    // A clock that was set back must not make it longer than it was meant.
    return Math.min(Math.max(0, hold.until - clock.now()), hold.until - hold.since);
  }

  return {
    waitMs: () => (pausedBy ? Infinity : leftMs()),
    state() {
      if (pausedBy) return { problem: pausedBy, until: null };
      return hold && { problem: hold.problem, until: leftMs() > 0 ? hold.until : null };
    },
    holdUntil(until, problem) {
      if (until - clock.now() >= leftMs()) hold = { since: clock.now(), until, problem };
    },
    answered() {
      if (leftMs() === 0) hold = null;
    },
    pause(problem) {
      pausedBy = problem;
    },
    resume() {
      pausedBy = null;
      hold = null;
      turn += 1;
    },
    turn: () => turn,
  };
}
