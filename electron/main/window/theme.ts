import type { Settings } from '#contract/routes/settings.ts';

/** `--bg` of both themes in src/shared/theme/tokens.css: what the window shows before the page has painted. */
const BACKGROUND = { light: '#f6f5f2', dark: '#121211' } as const;

/** The colour to open the window with, so that it does not flash. */
export function backgroundColor(theme: Settings['theme'], isSystemDark: boolean): string {
  return BACKGROUND[theme === 'system' ? (isSystemDark ? 'dark' : 'light') : theme];
}
