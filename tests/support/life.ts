import type { Clock } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import type { FakeClock } from './fakeClock.ts';

/** A run of the app that may be killed at any moment: nothing that it asked for comes back to it then. */
export interface Life {
  /** What is asked for while it lives; once it was killed, no answer ever comes. */
  readonly whileAlive: <T>(act: () => Promise<T>) => Promise<T>;
  store(store: Store): Store;
  clock(clock: Clock): Clock;
  kill(): void;
}

export function createLife(): Life {
  const over = new AbortController();
  const isOver = () => over.signal.aborted;
  const never = new Promise<never>(() => {});

  async function whileAlive<T>(act: () => Promise<T>): Promise<T> {
    if (isOver()) return never;
    try {
      const value = await act();
      return isOver() ? await never : value;
    } catch (error) {
      if (isOver()) return never;
      throw error;
    }
  }

  return {
    whileAlive,
    store(store) {
      const domains = Object.entries(store).map(([domain, calls]) => {
        if (domain === 'close' || domain === 'opened') return [domain, calls] as const;
        const wrapped = Object.entries(calls as Record<string, (...args: unknown[]) => Promise<unknown>>).map(
          ([name, call]) => [name, (...args: unknown[]) => whileAlive(() => call(...args))] as const,
        );
        return [domain, Object.fromEntries(wrapped)] as const;
      });
      return Object.fromEntries(domains) as unknown as Store;
    },
    clock: (clock) => ({
      now: () => clock.now(),
      sleep: (ms, signal) => whileAlive(() => clock.sleep(ms, signal)),
    }),
    kill: () => over.abort(),
  };
}

/** Lets every promise that can go on do so. */
export async function settleAll(): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) await Promise.resolve();
}

/** Lets time pass for a run whose answers take many turns. */
export async function passTime(clock: FakeClock, ms: number): Promise<void> {
  await settleAll();
  await clock.advance(ms);
  await settleAll();
}

/** A request of a scripted server that takes so long to answer; false: whoever asked waits no more. */
export async function isWaitedFor(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (ms === 0) return true;
  return clock.sleep(ms, signal).then(
    () => true,
    () => false,
  );
}
