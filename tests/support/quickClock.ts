import type { Clock } from '#core/ports.ts';

export interface QuickClock extends Clock {
  /** Sets the clock forward, or back, as a person or a time server would: sleepers wait on as they would have. */
  jump(ms: number): void;
}

/** The computer's clock running `factor` times as fast: waits of minutes end within seconds, in the order they would. */
export function createQuickClock(factor: number): QuickClock {
  const startedAt = Date.now();
  let jumped = 0;
  return {
    now: () => Math.floor(startedAt + (Date.now() - startedAt) * factor + jumped),
    jump(ms) {
      jumped += ms;
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          reject(signal?.reason as Error);
        };
        const timer = setTimeout(
          () => {
            signal?.removeEventListener('abort', stop);
            resolve();
          },
          Math.min(ms / factor, 2 ** 31 - 1),
        );
        if (signal?.aborted) stop();
        else signal?.addEventListener('abort', stop, { once: true });
      });
    },
  };
}
