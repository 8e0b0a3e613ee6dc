import type { Meta } from '../meta.ts';

/** How far the clock that dates the history is ahead of ours, and how far that may be wrong (ms). */
export interface ServerClock {
  readonly aheadMs: number;
  readonly slackMs: number;
  /** Nothing was learnt yet. */
  readonly isUnknown: boolean;
}

const KEY = 'store.serverClock';
const MOST_SAMPLES = 7;
/** Beyond any time zone, it is no clock but a row that tells nonsense. */
const MOST_AHEAD_MS = 26 * 60 * 60_000;
/** A request may travel for a while before it is dated. */
const KNOWN_SLACK_MS = 2 * 60_000;
/** Before anything was learnt. */
const UNKNOWN: ServerClock = { aheadMs: 0, slackMs: 15 * 60_000, isUnknown: true };

/** Learns the server's clock from how it dates what we sent; the middle of the newest samples stands. */
export function createServerClock(meta: Meta) {
  function samples(): number[] {
    return JSON.parse(meta.get(KEY) ?? '[]') as number[];
  }

  return {
    now(): ServerClock {
      const sorted = samples().sort((one, other) => one - other);
      const aheadMs = sorted[Math.floor(sorted.length / 2)];
      return aheadMs === undefined ? UNKNOWN : { aheadMs, slackMs: KNOWN_SLACK_MS, isUnknown: false };
    },
    /** A message of ours whose request left at `leftAt` stands in the history with the time `at`. */
    learn(leftAt: number, at: number): void {
      const aheadMs = Math.trunc(at - leftAt);
      if (Math.abs(aheadMs) > MOST_AHEAD_MS) return;
      meta.set(KEY, JSON.stringify([...samples(), aheadMs].slice(-MOST_SAMPLES)));
    },
  };
}

export type ServerClocks = ReturnType<typeof createServerClock>;
