import { effectScope, shallowRef } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  // A clock of its own: one for the whole page is also one for all test files of a process.
  vi.resetModules();
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('the page’s clock ticks at the very instant something ends, and at a new one when that moves', async () => {
  const { useNow, useTickAt } = await import('./clock');
  const scope = effectScope();
  const end = shallowRef<number | null>(1_000);
  const now = scope.run(() => {
    useTickAt(() => end.value);
    return useNow();
  })!;
  await vi.advanceTimersByTimeAsync(999);
  expect(now.value).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(now.value).toBe(1_000);
  end.value = 3_000;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(now.value).toBe(3_000);
  end.value = 4_000;
  await vi.advanceTimersByTimeAsync(0);
  scope.stop();
  expect(vi.getTimerCount()).toBe(0);
});
