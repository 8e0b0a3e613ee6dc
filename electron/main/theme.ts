import type { Result } from '#contract/errors.ts';

/** `--bg` of both themes in src/shared/theme/tokens.css: what the window shows before the page has painted. */
const BACKGROUND = { light: '#f6f5f2', dark: '#121211' } as const;

/** The colour to open the window with, so that it does not flash. `settings` is the answer to `settings.get`. */
export function backgroundColor(settings: Result<unknown> | null, isSystemDark: boolean): string {
  const chosen = settings?.ok ? (Object(settings.value) as { theme?: unknown }).theme : 'system';
  if (chosen === 'light' || chosen === 'dark') return BACKGROUND[chosen];
  return isSystemDark ? BACKGROUND.dark : BACKGROUND.light;
}
