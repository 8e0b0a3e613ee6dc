import { computed, shallowRef, watchEffect, type ComputedRef } from 'vue';
import type { Settings } from '#contract/routes/settings.ts';

export type Theme = 'light' | 'dark';

const STORAGE_KEY = 'inlobo.theme';

/** What a choice comes to, where the system says whether it is dark. */
export function themeOf(choice: Settings['theme'], systemIsDark: boolean): Theme {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light';
  return choice;
}

/**
 * Keeps `data-theme` on <html> in step with the choice and the system, and remembers the choice for public/theme.js,
 * which paints the next start before any setting is read. `undefined`: not known yet, so what is there stays.
 */
export function useTheme(choice: () => Settings['theme'] | undefined): ComputedRef<Theme> {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const systemIsDark = shallowRef(system.matches);
  system.addEventListener('change', (event) => (systemIsDark.value = event.matches));

  const theme = computed(() => themeOf(choice() ?? remembered(), systemIsDark.value));
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    const chosen = choice();
    if (chosen) localStorage.setItem(STORAGE_KEY, chosen);
  });
  return theme;
}

function remembered(): Settings['theme'] {
  const kept = localStorage.getItem(STORAGE_KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
