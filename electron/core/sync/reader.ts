import type { Clock, Logger } from '#core/ports.ts';
import type { Job, Source } from './job.ts';
import type { Line } from './line.ts';
import type { Pace } from './pace.ts';

/** Makes the requests of its sources: the urgent ones first, the others in turn, within the account's pace. */
export interface Reader {
  start(): void;
  /** There may be something new to do. */
  wake(): void;
  /** Cuts what is under way and resolves when nothing is. */
  stop(): Promise<void>;
}

export interface ReaderDeps {
  readonly accountId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pace: Pace;
  readonly line: Line;
  /** Asked before all others. */
  readonly urgent: Source;
  /** Asked one after the other, each time beginning behind the one that was served last. */
  readonly others: readonly Source[];
  /** Time passed otherwise than it was waited for: the computer slept, or its clock was set. */
  readonly onJump: () => void;
  /** After every request. */
  readonly onServed: () => void;
}

const MOST_AT_ONCE = 5;
/** A line that is down is tried with one request at a time. */
const MOST_AT_ONCE_OFFLINE = 1;
const STORE_RETRY_MS = 2_000;
/** Looked up at least so often, so that a clock that was set is noticed. */
const LONGEST_NAP_MS = 30_000;
/** A nap that took so much longer than asked was a computer asleep. */
const JUMP_MS = 60_000;

export function createReader(deps: ReaderDeps): Reader {
  const { accountId, clock, logger, pace, line, urgent, others } = deps;
  const stopped = new AbortController();
  const underWay = new Set<Promise<void>>();
  let turn = 0;
  let nap = new AbortController();
  let running: Promise<void> = Promise.resolve();

  function wake(): void {
    nap.abort();
    nap = new AbortController();
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      // Taken before looking: what is woken while we look must not be slept through.
      const { signal } = nap;
      try {
        const waitMs = await step(signal);
        if (waitMs > 0) await rest(waitMs, signal);
      } catch (error) {
        if (signal.aborted) continue;
        logger.error('reading could not go on', { accountId, error });
        await rest(STORE_RETRY_MS, signal);
      }
    }
  }

  /** Starts the next request, if one may leave; gives how long to wait before looking again. */
  async function step(signal: AbortSignal): Promise<number> {
    if (line.isPaused()) return LONGEST_NAP_MS;
    // Whatever ends wakes us.
    if (underWay.size >= (line.isOffline() ? MOST_AT_ONCE_OFFLINE : MOST_AT_ONCE)) return LONGEST_NAP_MS;
    const now = clock.now();
    if (line.readyAt() > now) return line.readyAt() - now;
    const dueAt = Math.min(...[urgent, ...others].map((source) => source.dueAt(now)));
    if (dueAt > now) return dueAt - now;
    await pace.ready(signal);
    // Chosen only now: while we waited for our turn, something more urgent may have come.
    const job = choose(clock.now());
    if (job) begin(job);
    return job ? 0 : 50;
  }

  function choose(now: number): Job | null {
    const first = urgent.next(now);
    if (first) return first;
    for (let offset = 0; offset < others.length; offset += 1) {
      const index = (turn + offset) % others.length;
      const job = others[index]?.next(now);
      if (!job) continue;
      turn = index + 1;
      return job;
    }
    return null;
  }

  function begin(job: Job): void {
    pace.spend();
    const begunAt = clock.now();
    const ended = job
      .run(stopped.signal)
      .then((failure) => {
        line.learn(failure, begunAt);
        deps.onServed();
      })
      .catch(async (error: unknown) => {
        if (stopped.signal.aborted) return;
        logger.error('what was read could not be kept', { accountId, error });
        await clock.sleep(STORE_RETRY_MS, stopped.signal).catch(() => undefined);
      })
      .finally(() => {
        underWay.delete(ended);
        wake();
      });
    underWay.add(ended);
  }

  async function rest(ms: number, signal: AbortSignal): Promise<void> {
    const before = clock.now();
    const asked = Math.min(ms, LONGEST_NAP_MS);
    await clock.sleep(asked, signal).catch(() => undefined);
    const took = clock.now() - before;
    if (took > asked + JUMP_MS || took < -1_000) deps.onJump();
  }

  return {
    start() {
      running = run();
    },
    wake,
    async stop() {
      stopped.abort();
      wake();
      await running;
      await Promise.all(underWay);
    },
  };
}
