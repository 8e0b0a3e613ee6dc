import { describe, expect, it, vi } from 'vitest';
import { createSystemClock } from './clock.ts';

describe('the system clock', () => {
  it('sleeps as long as it is told, past what one timer can hold', async () => {
    vi.useFakeTimers();
    try {
      const sixWeeks = 42 * 24 * 3600 * 1000;
      let isAwake = false;
      void createSystemClock()
        .sleep(sixWeeks)
        .then(() => (isAwake = true));
      await vi.advanceTimersByTimeAsync(sixWeeks - 1);
      expect(isAwake).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(isAwake).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('wakes with the reason when its signal aborts, and leaves no timer behind', async () => {
    vi.useFakeTimers();
    try {
      const stop = new AbortController();
      const slept = createSystemClock().sleep(1000, stop.signal);
      const reason = new Error('enough');
      stop.abort(reason);
      await expect(slept).rejects.toBe(reason);
      await expect(createSystemClock().sleep(1000, stop.signal)).rejects.toBe(reason);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
