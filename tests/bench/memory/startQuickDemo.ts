import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createQuickClock, type QuickClock } from '#tests/support/quickClock.ts';

export interface QuickDemo {
  readonly baseUrl: string;
  readonly origin: string;
  readonly apiKey: string;
  /** The clock of its world. */
  readonly clock: QuickClock;
  stop(): void;
}

/** An Inlobo API with so many contacts, and the clock it lives by: `factor` times as fast as the computer's. */
export async function startQuickDemo(factor: number, contacts: number): Promise<QuickDemo> {
  const script = fileURLToPath(new URL('./quickDemo.ts', import.meta.url));
  const child = fork(script, [String(factor), String(contacts)]);
  const ended = once(child, 'exit').then(() => {
    throw new Error('The demo API did not start.');
  });
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [Told];
  ended.catch(() => undefined);
  const clock = createQuickClock(factor);
  clock.jump(told.now - clock.now());
  return { ...told, clock, stop: () => void child.kill() };
}

interface Told {
  readonly baseUrl: string;
  readonly origin: string;
  readonly apiKey: string;
  readonly now: number;
}
