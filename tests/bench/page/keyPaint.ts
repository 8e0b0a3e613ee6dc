import type { Page } from '@playwright/test';

/** Ms since the key. */
export interface Painted {
  /** The frame that shows the answer was on the screen. */
  readonly shown: number;
  /** The next frame began. */
  readonly nextFrame: number;
}

interface PaintWatch {
  /** null: the answer did not come. */
  readonly painted: Promise<Painted | null>;
}

interface Wanted<Expected> {
  readonly expected: Expected;
  /** Runs in the page, again with everything that changes there: whether the answer is shown. */
  readonly isShown: (expected: Expected) => boolean;
}

const PATIENCE_MS = 20_000;

/**
 * Presses a key and gives the time until what it asks for is painted; null where that never comes.
 *
 * From the time of the key in the browser (`KeyboardEvent.timeStamp`: before the page hears of it) to the time that the
 * browser gives for the painted frame: a mark is put into the page in the same turn as the answer, so that both are in
 * one frame, and Element Timing tells when that was presented. Beside it, as the more careful bound, the beginning of the
 * next frame: the second animation frame after the answer is in the page.
 */
export async function pressAndWatch<Expected>(
  page: Page,
  key: string,
  { expected, isShown }: Wanted<Expected>,
): Promise<Painted | null> {
  // Apart from the watch, which is the same for all: what is evaluated may make functions, the page itself may not.
  await page.evaluate(`window.benchIsShown = ${isShown.toString()}`);
  await page.evaluate(watchForPaint, { expected, patienceMs: PATIENCE_MS });
  await page.keyboard.press(key === ' ' ? 'Space' : key);
  return page.evaluate(() => (Reflect.get(window, 'benchPaint') as PaintWatch).painted);
}

/** Runs in the page, before the key is pressed. */
function watchForPaint({ expected, patienceMs }: { expected: unknown; patienceMs: number }): void {
  const isShown = Reflect.get(window, 'benchIsShown') as (expected: unknown) => boolean;
  const painted = new Promise<Painted | null>((resolve) => {
    let pressedAt = Number.NaN;
    let nextFrame = 0;
    let shown = 0;
    const onKey = (event: Event) => (pressedAt = event.timeStamp);
    const mark = document.createElement('p');
    mark.textContent = '·';
    mark.setAttribute('elementtiming', 'rows');
    mark.style.cssText = 'position:fixed;inset:0 auto auto 0;margin:0;font-size:12px;pointer-events:none';

    const end = (result: Painted | null) => {
      rows.disconnect();
      paints.disconnect();
      removeEventListener('keydown', onKey, true);
      clearTimeout(patience);
      mark.remove();
      resolve(result);
    };
    const tell = () => {
      if (shown > 0 && nextFrame > 0) end({ shown: shown - pressedAt, nextFrame: nextFrame - pressedAt });
    };
    const look = () => {
      if (Number.isNaN(pressedAt) || mark.isConnected || !isShown(expected)) return;
      rows.disconnect();
      // What is in a dialog that is open lies above everything else.
      (document.querySelector('dialog[open]') ?? document.body).append(mark);
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          nextFrame = performance.now();
          tell();
        }),
      );
    };
    const rows = new MutationObserver(look);
    const paints = new PerformanceObserver((list) => {
      const entry = list.getEntries().find((one) => Reflect.get(one, 'element') === mark);
      if (entry) shown = Reflect.get(entry, 'renderTime') as number;
      tell();
    });
    const patience = setTimeout(() => end(null), patienceMs);
    addEventListener('keydown', onKey, { capture: true, once: true });
    // Where it is shown already, nothing in the page changes.
    addEventListener('input', look, { once: true });
    rows.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    paints.observe({ type: 'element' });
  });
  Reflect.set(window, 'benchPaint', { painted });
}
