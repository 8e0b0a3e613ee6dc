import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';

/** More presses than any way takes. */
const MOST_PRESSES = 90;

export type Hands = ReturnType<typeof createHands>;

/** Somebody who has a keyboard and nothing else, and looks where the focus is after every key. */
export async function createHands(page: Page) {
  await page.evaluate(() => {
    const touched: string[] = [];
    Reflect.set(window, 'touched', touched);
    addEventListener('pointerdown', ({ target }) => touched.push((target as Element).outerHTML), true);
  });

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
    await seeFocus();
  }

  async function type(words: string): Promise<void> {
    await page.keyboard.type(words);
    await seeFocus();
  }

  /** The focus is on something, in sight, and it shows. */
  async function seeFocus(): Promise<void> {
    await expect.poll(() => page.evaluate(focusFault), 'the focus is nowhere to be seen').toBe('');
  }

  /** With the tab key alone, forwards or (`Shift+Tab`) backwards. */
  async function reach(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(target).toBeVisible();
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < MOST_PRESSES && !(await isThere()); presses += 1) {
      await page.keyboard.press(key);
      // Past the last of the page a browser goes through its own bars.
      const isOutside = await page.evaluate(() => document.activeElement === document.body);
      if (isOutside) await page.keyboard.press(key);
      await seeFocus();
    }
    await expect(target).toBeFocused();
  }

  return {
    press,
    type,
    reach,
    seeFocus,
    /** Reaches it and presses it. */
    async use(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
      await reach(target, key);
      await press('Enter');
    },
    async fill(target: Locator, words: string): Promise<void> {
      await reach(target);
      await page.keyboard.press('ControlOrMeta+a');
      await type(words);
    },
    /** What was pressed otherwise than by a key. */
    touched: () => page.evaluate(() => Reflect.get(window, 'touched') as string[]),
  };
}

/** Runs in the page: what is wrong with where the focus is; empty: nothing. */
function focusFault(): string {
  const at = document.activeElement;
  if (!at || at === document.body) return 'nothing has the focus';
  if (!at.checkVisibility()) return `hidden: ${at.outerHTML.slice(0, 200)}`;
  if (at.matches('input, textarea, select, dialog')) return '';
  const showsIt = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  // Some draw it on what is around or within them.
  const around = [at, at.parentElement, at.parentElement?.parentElement, ...at.children].filter(
    (element) => !!element,
  );
  return around.some(showsIt) ? '' : `not seen: ${at.outerHTML.slice(0, 200)}`;
}
