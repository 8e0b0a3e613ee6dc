import type { Page } from '@playwright/test';

const LONG_FRAME_MS = 50;

interface Scroll {
  readonly durationMs: number;
  /** How far; left out: to the end. */
  readonly px?: number;
}

/** Scrolls the page's long list from its top in so long, and gives the time between frames in ms. */
export function scrollThrough(page: Page, scroll: Scroll): Promise<readonly number[]> {
  return page.evaluate(async ({ durationMs, px }) => {
    const list = [...document.querySelectorAll<HTMLElement>('*')].find(
      (one) => one.scrollHeight > 100_000 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY),
    );
    if (!list) throw new Error('There is no long list in this page.');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const distance = Math.min(px ?? Infinity, list.scrollHeight - list.clientHeight);
    list.scrollTop = 0;
    for (let settling = 0; settling < 30; settling += 1) await frame();
    const startedAt = await frame();
    const frames: number[] = [];
    for (let last = startedAt; last - startedAt < durationMs;) {
      list.scrollTop = (distance * (last - startedAt)) / durationMs;
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return frames;
  }, scroll);
}

export function countLong(frames: readonly number[]): number {
  return frames.filter((ms) => ms > LONG_FRAME_MS).length;
}

export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
}
