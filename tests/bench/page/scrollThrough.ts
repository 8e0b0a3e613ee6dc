import type { Page } from '@playwright/test';

const LONG_FRAME_MS = 50;

export interface Scroll {
  readonly durationMs: number;
  /** How far; left out: to the end. */
  readonly px?: number;
}

/** The rows of a list, of one height below a head that stays, each with its `data-place`; `blank`: not here yet. */
export interface Rows {
  readonly height: number;
  readonly headHeight: number;
  readonly blank: string;
}

/** Scrolls the page's long list from its top in so long, and gives the time between frames in ms. */
export async function scrollThrough(page: Page, scroll: Scroll): Promise<readonly number[]> {
  const { frames } = await page.evaluate(scrollInPage, { ...scroll, rows: null });
  return frames;
}

/** Scrolls each page in turn, so often, so that whatever else the computer does meets them all alike. */
export async function scrollInTurns<Side extends string>(
  pages: Readonly<Record<Side, Page>>,
  scroll: Scroll,
  rounds: number,
): Promise<Record<Side, number[]>> {
  const sides = Object.entries(pages) as [Side, Page][];
  const frames = Object.fromEntries(sides.map(([side]) => [side, [] as number[]])) as Record<Side, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const [side, page] of sides) {
      await page.bringToFront();
      frames[side].push(...(await scrollThrough(page, scroll)));
    }
  }
  return frames;
}

/**
 * How much of what the same scroll shows is blank, from 0 to 1: of the rows in view in each frame, those that stand there
 * without what belongs in them, or not at all. Looked at as a frame begins, when the list has drawn what it was scrolled to
 * before. A scroll of its own, since looking takes time that the frames would pay for.
 */
export async function blankShare(page: Page, scroll: Scroll, rows: Rows): Promise<number> {
  await page.bringToFront();
  const { inView, filled } = await page.evaluate(scrollInPage, { ...scroll, rows });
  return 1 - filled / inView;
}

/** Runs in the page. */
async function scrollInPage({ durationMs, px, rows }: Scroll & { readonly rows: Rows | null }) {
  const list = [...document.querySelectorAll<HTMLElement>('*')].find(
    (one) => one.scrollHeight > 100_000 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY),
  );
  if (!list) throw new Error('There is no long list in this page.');
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let inView = 0;
  let filled = 0;
  const look = (of: Rows) => {
    const first = Math.ceil(list.scrollTop / of.height);
    const end = Math.floor((list.scrollTop + list.clientHeight - of.headHeight) / of.height);
    inView += end - first;
    for (const row of list.querySelectorAll<HTMLElement>(`[data-place]:not(${of.blank})`)) {
      const place = Number(row.dataset['place']);
      if (place >= first && place < end) filled += 1;
    }
  };

  const distance = Math.min(px ?? Infinity, list.scrollHeight - list.clientHeight);
  list.scrollTop = 0;
  for (let settling = 0; settling < 30; settling += 1) await frame();
  const startedAt = await frame();
  for (let last = startedAt; last - startedAt < durationMs;) {
    list.scrollTop = (distance * (last - startedAt)) / durationMs;
    const now = await frame();
    frames.push(now - last);
    last = now;
    if (rows) look(rows);
  }
  return { frames, inView, filled };
}

export function countLong(frames: readonly number[]): number {
  return frames.filter((ms) => ms > LONG_FRAME_MS).length;
}
