import type { GlobalThemeOverrides } from 'naive-ui';
import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import type { Settings } from '#contract/routes/settings.ts';
import { naiveOverrides, readTokens } from './naiveTheme';

export type Theme = 'light' | 'dark';

/** Read by public/theme.js too, which paints the next start before any setting is known. */
const STORAGE_KEY = 'inlobo.theme';

/** What a choice comes to, where the system says whether it is dark. */
export function themeOf(choice: Settings['theme'], systemIsDark: boolean): Theme {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light';
  return choice;
}

/**
 * Keeps `data-theme` on <html>, and Naive UI's colours, in step with the choice and the system. `undefined`: the choice
 * is not known yet, so the one of the last start stands.
 */
export function useTheme(choice: () => Settings['theme'] | undefined): {
  readonly theme: ComputedRef<Theme>;
  readonly overrides: ShallowRef<GlobalThemeOverrides>;
} {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const systemIsDark = shallowRef(system.matches);
  system.addEventListener('change', (event) => (systemIsDark.value = event.matches));

  const theme = computed(() => themeOf(choice() ?? lastChoice(), systemIsDark.value));
  const overrides = shallowRef<GlobalThemeOverrides>({});
  watch(
    theme,
    (now) => {
      document.documentElement.dataset['theme'] = now;
      overrides.value = naiveOverrides(readTokens());
    },
    { immediate: true, flush: 'sync' },
  );
  watch(choice, (chosen) => {
    if (chosen) localStorage.setItem(STORAGE_KEY, chosen);
  });
  return { theme, overrides };
}

function lastChoice(): Settings['theme'] {
  const kept = localStorage.getItem(STORAGE_KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
