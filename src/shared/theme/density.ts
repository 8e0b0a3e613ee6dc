import { inject, provide, shallowReadonly, shallowRef, watch, type InjectionKey, type Ref } from 'vue';
import type { Settings } from '#contract/routes/settings.ts';
import { readTokens } from './naiveTheme';

/** In px, for lists that draw only the rows in view. */
export interface RowHeights {
  /** A row of two lines. */
  readonly row: number;
  /** A row of a table. */
  readonly tableRow: number;
}

const KEY: InjectionKey<Readonly<Ref<RowHeights>>> = Symbol('row heights');

/** Keeps `data-density` on <html>, by which tokens.css chooses its heights, and tells them to every list below. */
export function provideDensity(choice: () => Settings['density']): void {
  const heights = shallowRef(readHeights());
  watch(
    choice,
    (chosen) => {
      document.documentElement.dataset['density'] = chosen;
      heights.value = readHeights();
    },
    { immediate: true, flush: 'sync' },
  );
  provide(KEY, shallowReadonly(heights));
}

export function useRowHeights(): Readonly<Ref<RowHeights>> {
  const heights = inject(KEY);
  if (!heights) throw new Error('Row heights are asked for outside of the app');
  return heights;
}

function readHeights(): RowHeights {
  const token = readTokens();
  return { row: Number.parseFloat(token('row')), tableRow: Number.parseFloat(token('table-row')) };
}
