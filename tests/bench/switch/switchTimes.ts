import type { Page } from '@playwright/test';

/** The place of an account in the rail, and the name in its first row, by which it is told from the other's. */
export interface Side {
  readonly place: number;
  readonly title: string;
}

/** Switches to each account in turn, so often, and gives the milliseconds from the key to the first row painted. */
export function switchTimes(
  page: Page,
  sides: readonly [Side, Side],
  { times, restMs }: { readonly times: number; readonly restMs: number },
): Promise<readonly number[]> {
  return page.evaluate(switchInPage, { sides, times, restMs });
}

/** Runs in the page, where the second account is open. */
async function switchInPage(options: {
  readonly sides: readonly Side[];
  readonly times: number;
  readonly restMs: number;
}): Promise<number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const shown = () => document.querySelector('[data-place="0"] .conversation .title')?.textContent;
  const isMac = /mac/i.test(navigator.platform);
  const measured: number[] = [];
  for (let time = 0; time < options.times; time += 1) {
    const side = options.sides[time % options.sides.length];
    if (!side) break;
    await new Promise((resolve) => setTimeout(resolve, options.restMs));
    await frame();
    const startedAt = performance.now();
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: String(side.place),
        ctrlKey: !isMac,
        metaKey: isMac,
        bubbles: true,
        cancelable: true,
      }),
    );
    while (shown() !== side.title) {
      await frame();
      if (performance.now() - startedAt > 30_000) throw new Error('The other account never showed a row.');
    }
    // It was there as this frame began, which draws it: by the next one it was painted.
    await frame();
    measured.push(performance.now() - startedAt);
  }
  return measured;
}
