import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLaterSaves } from './laterSaves';

/** A place whose answers the test gives one by one. */
function createPlace(isFinal?: (error: unknown) => boolean) {
  const calls: { key: string; resolve(): void; reject(reason: string): void }[] = [];
  const saves = createLaterSaves<string>({
    pauseMs: 300,
    retryMs: 5_000,
    ...(isFinal && { isFinal }),
    save: (key) =>
      new Promise<void>((resolve, reject) =>
        calls.push({ key, resolve, reject: (reason) => reject(new Error(reason)) }),
      ),
  });
  return { calls, saves, keys: () => calls.map(({ key }) => key) };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('saves each thing once, a moment after its last change, or at once', async () => {
  const { saves, keys } = createPlace();
  saves.soon('a');
  await vi.advanceTimersByTimeAsync(200);
  saves.soon('a');
  saves.soon('b', 0);
  await vi.advanceTimersByTimeAsync(200);
  expect(keys()).toEqual(['b']);
  await vi.advanceTimersByTimeAsync(100);
  expect(keys()).toEqual(['b', 'a']);
});

it('never has two saves of a thing under way, and saves again what changed meanwhile', async () => {
  const { saves, calls, keys } = createPlace();
  saves.soon('a', 0);
  await settle();
  saves.soon('a');
  const flushed = saves.flush();
  await settle();
  expect(keys()).toEqual(['a']);
  calls[0]!.resolve();
  await settle();
  expect(keys()).toEqual(['a', 'a']);
  calls[1]!.resolve();
  expect(await flushed).toBe(true);
  await vi.runAllTimersAsync();
  expect(calls).toHaveLength(2);
});

it('tries again what could not be saved, and says so', async () => {
  const { saves, calls } = createPlace();
  saves.soon('a');
  const flushed = saves.flush();
  await settle();
  calls[0]!.reject('no');
  expect(await flushed).toBe(false);
  await vi.advanceTimersByTimeAsync(5_000);
  calls[1]!.resolve();
  await vi.runAllTimersAsync();
  expect(calls).toHaveLength(2);
});

it('gives up what no further try would mend, until it is changed', async () => {
  const { saves, calls } = createPlace((error) => (error as Error).message === 'too long');
  saves.soon('a', 0);
  await settle();
  calls[0]!.reject('too long');
  await vi.runAllTimersAsync();
  expect(calls).toHaveLength(1);
  saves.soon('a');
  await vi.advanceTimersByTimeAsync(300);
  expect(calls).toHaveLength(2);
});
