import type { Clock } from '../ports.ts';

/** What one timer can wait for; longer sleeps are made of several. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The computer's own clock. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), sleep };
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  let left = ms;
  do {
    await timer(Math.min(left, LONGEST_TIMER_MS), signal);
    left -= LONGEST_TIMER_MS;
  } while (left > 0);
}

function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(handle);
      // The reason is the caller's, whatever it is.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(signal?.reason);
    };
    const handle = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
