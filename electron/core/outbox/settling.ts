import type { Problem } from '#contract/errors.ts';
import type { Clock, Logger } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import { lookDueAt, isOverdue } from './lookTimes.ts';

export interface ReadOptions {
  readonly capMs: number;
  readonly signal: AbortSignal;
}

/** Reads a person's history at once; `unreachable`: no server answered. */
export type ReadHistory = (phone: string, options: ReadOptions) => Promise<'read' | 'unreachable' | 'failed'>;

/** Looks for what may have been sent, until the history shows it or the person must be asked. */
export interface Settling {
  /** There may be an uncertain message to this person. */
  watch(phone: string): void;
  stop(): Promise<void>;
}

export interface SettlingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly read: ReadHistory;
  readonly onAsked: (phone: string) => void;
}

const LOOK_CAP_MS = 20_000;
const LONGEST_NAP_MS = 60_000;
const STORE_RETRY_MS = 2_000;

const HISTORY_UNAVAILABLE: Problem = {
  code: 'HISTORY_UNAVAILABLE',
  message:
    'The answer to this message was lost, and the conversation can’t be read to see whether it was sent. ' +
    'Look whether it arrived, then choose: Send again, It was sent, or Discard.',
};

/** The looks are counted by the store, with what they bring; here is decided only when to look, and when to give up. */
export function createSettling(deps: SettlingDeps): Settling {
  const { store, clock, logger, read, onAsked } = deps;
  const stopped = new AbortController();
  const watches = new Map<string, { wake: () => void; ended: Promise<void> }>();

  function begin(phone: string): void {
    let nap = new AbortController();
    const wake = () => {
      nap.abort();
      nap = new AbortController();
    };
    const watch = { wake, ended: Promise.resolve() };
    watches.set(phone, watch);
    watch.ended = run(phone, () => nap.signal);
  }

  async function run(phone: string, napSignal: () => AbortSignal): Promise<void> {
    const since = clock.now();
    let lookedAt: number | null = null;
    while (!stopped.signal.aborted) {
      // Taken before looking: what is woken while we look must not be slept through.
      const signal = AbortSignal.any([napSignal(), stopped.signal]);
      try {
        const open = await store.outbox.unsettled(phone);
        if (open.length === 0 && !signal.aborted) break;
        const now = clock.now();
        const triedAt = lookedAt;
        const waitMs = Math.min(...open.map((one) => lookDueAt(one, triedAt))) - now;
        if (waitMs > 0) await rest(Math.min(waitMs, LONGEST_NAP_MS), signal);
        else if (open.length > 0) {
          lookedAt = now;
          await read(phone, { capMs: LOOK_CAP_MS, signal: stopped.signal });
          await giveUp(phone, since);
        }
      } catch (error) {
        logger.error('a message that may have been sent could not be looked for', { error });
        await rest(STORE_RETRY_MS, stopped.signal);
      }
    }
    watches.delete(phone);
  }

  /** Whoever was looked for in vain for too long is asked about. */
  async function giveUp(phone: string, since: number): Promise<void> {
    if (stopped.signal.aborted) return;
    const overdue = (await store.outbox.unsettled(phone)).filter((one) => isOverdue(one, since, clock.now()));
    for (const { id } of overdue) if (await store.outbox.askAbout(id, HISTORY_UNAVAILABLE)) onAsked(phone);
  }

  function rest(ms: number, signal: AbortSignal): Promise<void> {
    return clock.sleep(ms, signal).catch(() => undefined);
  }

  return {
    watch(phone) {
      if (stopped.signal.aborted) return;
      const there = watches.get(phone);
      if (there) there.wake();
      else begin(phone);
    },
    async stop() {
      stopped.abort();
      await Promise.all([...watches.values()].map(({ ended }) => ended));
    },
  };
}
