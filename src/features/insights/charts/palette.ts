import { shallowRef, onScopeDispose, type ShallowRef } from 'vue';
import { readTokens } from '@/shared/theme';

/** What charts are drawn with: a canvas knows no tokens, so they are read from the page. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly panel: string;
  readonly raised: string;
  readonly sunken: string;
  readonly ours: string;
  readonly theirs: string;
  readonly late: string;
  readonly bad: string;
  readonly font: string;
  readonly isRtl: boolean;
}

/** Follows the theme, the language's direction and the contrast of the page. */
export function usePalette(): ShallowRef<Palette> {
  const palette = shallowRef(readPalette());
  const observer = new MutationObserver(() => (palette.value = readPalette()));
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'dir', 'lang'],
  });
  onScopeDispose(() => observer.disconnect());
  return palette;
}

function readPalette(): Palette {
  const token = readTokens();
  return {
    ink: token('ink-1'),
    soft: token('ink-2'),
    line: token('line'),
    panel: token('panel'),
    raised: token('raised'),
    sunken: token('sunken'),
    ours: token('accent'),
    theirs: token('blue'),
    late: token('amber'),
    bad: token('red'),
    font: token('font'),
    isRtl: document.documentElement.dir === 'rtl',
  };
}
