import type { Language } from '#contract/rules/languages.ts';
import type { RunningApp } from '../app.ts';

/** A way to look at any state of the app, without leaving it. */
export interface View {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly language: Language;
  /** In CSS px. */
  readonly width: number;
  readonly height: number;
}

const WIDE = { width: 1440, height: 900 };

export const LIGHT: View = { name: 'light', colorScheme: 'light', language: 'en', ...WIDE };
export const DARK: View = { ...LIGHT, name: 'dark', colorScheme: 'dark' };
export const ARABIC: View = { ...LIGHT, name: 'arabic', language: 'ar' };
export const NARROW: View = { ...LIGHT, name: 'narrow', width: 390, height: 800 };
/** A wide window at 200 % has half its pixels. */
export const ZOOMED: View = { ...LIGHT, name: 'zoomed', width: WIDE.width / 2, height: WIDE.height / 2 };

export async function look(app: RunningApp, view: View): Promise<void> {
  const { page } = app;
  await page.setViewportSize({ width: view.width, height: view.height });
  await page.emulateMedia({ colorScheme: view.colorScheme, reducedMotion: 'reduce' });
  await app.ask('settings.set', { language: view.language });
  await page.locator(`html[lang="${view.language}"][data-theme="${view.colorScheme}"]`).waitFor();
}
