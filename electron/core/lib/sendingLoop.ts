import type { Problem } from '#contract/errors.ts';
import type { Clock, Logger } from '../ports.ts';
import { createHold, type Hold } from './hold.ts';
import { createTokenBucket } from './tokenBucket.ts';

/** Lets what waits in the store leave, some at a time and within a pace, and waits until what came of it is written. */
export interface SendingLoop<Job> {
  /** Why nothing leaves, for what the answers say of it. */
  readonly hold: Hold;
  /** Aborts once what is under way at a stop is waited for no more. */
  readonly cut: AbortSignal;
  readonly start: () => void;
  /** There is something to send, or a reason to wait has gone. */
  readonly wake: () => void;
  /** Nothing more leaves until `resume`; what waits is kept. */
  readonly pause: (problem: Problem) => void;
  readonly resume: () => void;
  /** Sends what `claim` gives (null: nothing) past all that waits, also while nothing else may leave. */
  readonly sendAtOnce: (claim: () => Promise<Job | null>) => Promise<void>;
  /** A job takes one request more than that it was begun with: those that follow make up for it. */
  readonly spend: () => void;
  /** What the server said must be written down: a full disk is waited out. Null where it could not be written. */
  readonly keep: <T>(write: () => Promise<T>) => Promise<T | null>;
  /** Lets what is under way end, a few seconds at most; the rest is cut off. */
  readonly stop: () => Promise<void>;
}

/** What may leave next: a job that is claimed, nothing before `until` (ms since 1970), or it is to be looked once more. */
export type Next<Job> =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'look-again' };

export interface SendingLoopDeps<Job> {
  readonly accountId: string;
  /** What is sent, for the log. */
  readonly what: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Jobs that may be under way at a time. */
  readonly mostAtOnce: number;
  readonly ratePerSecond: () => number;
  readonly burst: number;
  /** Requests of `spend` and `sendAtOnce` that those that follow make up for; none where left out. */
  readonly mostOwed?: number;
  /** Before anything leaves: puts in order what the last run left. */
  readonly recover: () => Promise<unknown>;
  readonly next: () => Promise<Next<Job>>;
  /** It was claimed and did not leave. */
  readonly putBack: (job: Job) => Promise<unknown>;
  /** Sends it and writes down what became of it; never rejects. */
  readonly send: (job: Job) => Promise<void>;
  /** Whether it is of no use to try again to write what failed so. */
  readonly isInVain: (error: unknown) => boolean;
}

const DRAIN_MS = 5_000;
const STORE_RETRY_MS = 2_000;

export function createSendingLoop<Job>(deps: SendingLoopDeps<Job>): SendingLoop<Job> {
  const { accountId, what, clock, logger, mostAtOnce, ratePerSecond, burst } = deps;
  const hold = createHold(clock);
  const bucket = createTokenBucket({ clock, ratePerSecond, burst, mostOwed: () => deps.mostOwed ?? 0 });
  const cut = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const recovered = Promise.withResolvers<undefined>();
  let isStopping = false;
  let nap = new AbortController();
  let running: Promise<void> = Promise.resolve();

  function wake(): void {
    nap.abort();
    nap = new AbortController();
  }

  async function run(): Promise<void> {
    await keep(deps.recover);
    recovered.resolve(undefined);
    while (!isStopping) {
      // Taken before looking: what is woken while we look must not be slept through.
      const { signal } = nap;
      const waitMs = await sendNext(signal).catch((error: unknown) => {
        if (!signal.aborted)
          logger.error('what is to be sent could not be looked up', { accountId, what, error });
        return signal.aborted ? 0 : STORE_RETRY_MS;
      });
      if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }

  /** Starts the next job that may leave; gives how long to wait before looking again. */
  async function sendNext(signal: AbortSignal): Promise<number> {
    if (hold.waitMs() > 0) return hold.waitMs();
    // Whatever ends wakes us.
    if (inFlight.size >= mostAtOnce) return Infinity;
    await bucket.ready(signal);
    const next = await deps.next();
    if (next.kind === 'wait') return Math.max(1, next.until - clock.now());
    if (next.kind === 'look-again') return 0;
    // Stopped or paused since it was chosen: it does not leave.
    if (isStopping || hold.waitMs() > 0) await putBack(next.job);
    else begin(next.job);
    return 0;
  }

  async function putBack(job: Job): Promise<void> {
    await keep(() => deps.putBack(job));
  }

  function begin(job: Job): void {
    bucket.spend();
    const sending = deps.send(job).finally(() => {
      inFlight.delete(sending);
      wake();
    });
    inFlight.add(sending);
  }

  async function keep<T>(write: () => Promise<T>): Promise<T | null> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        logger.error('what became of a send could not be written', { accountId, what, error });
        if (isStopping || deps.isInVain(error)) return null;
        await clock.sleep(STORE_RETRY_MS, cut.signal).catch(() => undefined);
      }
    }
  }

  return {
    hold,
    cut: cut.signal,
    start() {
      running = run();
    },
    wake,
    pause: (problem) => hold.pause(problem),
    resume() {
      hold.resume();
      wake();
    },
    async sendAtOnce(claim) {
      await recovered.promise;
      const job = isStopping ? null : await claim();
      if (job === null) return;
      if (isStopping) await putBack(job);
      else begin(job);
    },
    spend: () => bucket.spend(),
    keep,
    async stop() {
      isStopping = true;
      wake();
      await running;
      const drained = Promise.all(inFlight).then(() => undefined);
      await Promise.race([drained, clock.sleep(DRAIN_MS, cut.signal).catch(() => undefined)]);
      cut.abort();
      await Promise.all(inFlight);
    },
  };
}
