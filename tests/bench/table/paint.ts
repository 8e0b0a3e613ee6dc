import type { Page } from '@playwright/test';
import { pressAndWatch, type Painted } from '../page/keyPaint.ts';
import type { Answered } from './bookOfContacts.ts';
import { CLEAR } from './typing.ts';

/** What of an answer is looked for in the page. */
type Expected = Pick<Answered, 'total' | 'phones'>;

/**
 * Presses the keys one after the other, each as soon as the rows of the one before are painted, and gives the ms from
 * each key to its rows. `same`: keys after which the table shows what it showed before, of which nothing can be said.
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
    const painted = await pressAndWatch(page, stroke.key === CLEAR ? 'Backspace' : stroke.key, {
      expected: { total: stroke.total, phones: stroke.phones },
      isShown,
    });
    if (!painted)
      throw new Error(`Nothing like the answer to “${stroke.search}” came to be seen: ${stroke.total} rows.`);
    if (!isSame) times.push(painted);
    before = stroke;
  }
  return { times, same: strokes.length - times.length };
}

function isEqual(one: Expected, other: Expected): boolean {
  return one.total === other.total && one.phones.join() === other.phones.join();
}

/** Runs in the page. */
function isShown({ total, phones }: Expected): boolean {
  const digits = (text: string | null | undefined) => (text ?? '').replaceAll(/\D/gu, '');
  const grid = document.querySelector('[role=grid]');
  if (total === 0) return grid === null && document.querySelector('[data-place]') === null;
  if (grid?.getAttribute('aria-rowcount') !== String(total + 1)) return false;
  return phones.every(
    (phone, place) =>
      digits(grid.querySelector(`[data-place="${place}"] .phone`)?.textContent) === digits(phone),
  );
}
