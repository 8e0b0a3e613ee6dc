import type { Page } from '@playwright/test';
import type { Answered } from './bookOfContacts.ts';
import { CLEAR } from './typing.ts';

/** What of an answer is looked for in the page. */
type Expected = Pick<Answered, 'total' | 'phones'>;

/** Ms since the key. */
export interface Painted {
  /** The frame that shows the rows was on the screen. */
  readonly shown: number;
  /** The next frame began. */
  readonly nextFrame: number;
}

interface PaintWatch {
  /** null: the rows did not come. */
  readonly painted: Promise<Painted | null>;
}

const PATIENCE_MS = 20_000;

/**
 * Presses the keys one after the other, each as soon as the rows of the one before are painted, and gives the ms from
 * each key to its rows. `same`: keys after which the table shows what it showed before, of which nothing can be said.
 *
 * From the time of the key in the browser (`KeyboardEvent.timeStamp`: before the page hears of it) to the time that the
 * browser gives for the painted frame: a mark is put into the page in the same turn as the rows, so that both are in one
 * frame, and Element Timing tells when that was presented. Beside it, as the more careful bound, the beginning of the
 * next frame: the second animation frame after the rows are in the page.
 */
export async function typeAndWatch(
  page: Page,
  strokes: readonly Answered[],
): Promise<{ times: readonly Painted[]; same: number }> {
  await page.getByRole('searchbox', { name: /^Search name/ }).click();
  const times: Painted[] = [];
  let before: Expected | null = null;
  for (const stroke of strokes) {
    if (stroke.key === CLEAR) await page.keyboard.press('ControlOrMeta+a');
    const isSame = before !== null && isEqual(before, stroke);
    await page.evaluate(watchForRows, {
      expected: { total: stroke.total, phones: stroke.phones },
      patienceMs: PATIENCE_MS,
    });
    await page.keyboard.press(stroke.key === CLEAR ? 'Backspace' : keyOf(stroke.key));
    const painted = await page.evaluate(() => (Reflect.get(window, 'benchPaint') as PaintWatch).painted);
    if (!painted)
      throw new Error(`Nothing like the answer to “${stroke.search}” came to be seen: ${stroke.total} rows.`);
    if (!isSame) times.push(painted);
    before = stroke;
  }
  return { times, same: strokes.length - times.length };
}

function keyOf(key: string): string {
  return key === ' ' ? 'Space' : key;
}

function isEqual(one: Expected, other: Expected): boolean {
  return one.total === other.total && one.phones.join() === other.phones.join();
}

/** Runs in the page, before the key is pressed. */
function watchForRows({ expected, patienceMs }: { expected: Expected; patienceMs: number }): void {
  const digits = (text: string | null | undefined) => (text ?? '').replaceAll(/\D/gu, '');
  const wanted = expected.phones.map(digits);
  const isShown = (): boolean => {
    const grid = document.querySelector('[role=grid]');
    if (expected.total === 0) return grid === null && document.querySelector('[data-place]') === null;
    if (grid?.getAttribute('aria-rowcount') !== String(expected.total + 1)) return false;
    return wanted.every(
      (phone, place) => digits(grid.querySelector(`[data-place="${place}"] .phone`)?.textContent) === phone,
    );
  };
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
      if (Number.isNaN(pressedAt) || mark.isConnected || !isShown()) return;
      rows.disconnect();
      document.body.append(mark);
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
    // Where the table already shows it, nothing in it changes.
    addEventListener('input', look, { once: true });
    rows.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    paints.observe({ type: 'element' });
  });
  Reflect.set(window, 'benchPaint', { painted });
}
