import type { Clock } from '#core/ports.ts';

export interface FakeClock extends Clock {
  /** Lets time pass, waking each sleeper at its own instant and letting what it starts run before going on. */
  advance(ms: number): Promise<void>;
  /** Sets the time as a person would: sleepers wait on as long as they would have. */
  set(now: number): void;
}

interface Sleeper {
  leftMs: number;
  wake(): void;
}

/** A clock that stands still but for `advance`. */
export function createFakeClock(start: number): FakeClock {
  let now = start;
  const sleepers = new Set<Sleeper>();

  return {
    now: () => now,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        const stop = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason as Error);
        };
        const sleeper: Sleeper = {
          leftMs: ms,
          wake() {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', stop);
            resolve();
          },
        };
        sleepers.add(sleeper);
        if (signal?.aborted) stop();
        else signal?.addEventListener('abort', stop, { once: true });
      });
    },
    async advance(ms) {
      let leftMs = ms;
      for (;;) {
        await settle();
        const next = Math.min(leftMs, ...[...sleepers].map((sleeper) => sleeper.leftMs));
        now += next;
        leftMs -= next;
        for (const sleeper of [...sleepers]) sleeper.leftMs -= next;
        const due = [...sleepers].filter((sleeper) => sleeper.leftMs <= 0);
        for (const sleeper of due) sleeper.wake();
        if (leftMs <= 0 && due.length === 0) break;
      }
      await settle();
    },
    set(to) {
      now = to;
    },
  };
}

/** Lets every promise that can go on do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
