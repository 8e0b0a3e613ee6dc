import { useDevicePixelRatio, useMutationObserver } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import { createCountryNames } from './countryNames';
import type { MapSize, MapView } from './mapView';
import { nameFont, paintWorld, type CountryName, type MapColors } from './paintWorld';
import { createWorldPaths } from './worldPaths';
import type { Bounds, CountryShape, WorldShapes } from './worldShapes';

export interface WorldPictureDeps {
  readonly canvas: Readonly<ShallowRef<HTMLCanvasElement | null>>;
  readonly view: Readonly<ShallowRef<MapView | null>>;
  readonly size: Readonly<ShallowRef<MapSize>>;
  readonly shapes: Readonly<ShallowRef<WorldShapes | null>>;
  readonly chosen: ComputedRef<CountryShape | null>;
  readonly covered: ComputedRef<readonly Bounds[]>;
  readonly locale: ComputedRef<string>;
  readonly readColors: () => MapColors;
}

/** More than two device pixels for one of ours are not seen, and cost. */
const MOST_DENSITY = 2;

/** Keeps the canvas painted: once a frame at most, when something has changed. */
export function useWorldPicture(deps: WorldPictureDeps): void {
  const { canvas, view, size, shapes, chosen, covered, locale, readColors } = deps;
  const { pixelRatio } = useDevicePixelRatio();
  const density = computed(() => Math.min(MOST_DENSITY, pixelRatio.value));
  const colors = shallowRef<MapColors | null>(null);
  const pathsAt = computed(() => shapes.value && createWorldPaths(shapes.value));
  const names = computed(() => (shapes.value ? measureNames(shapes.value, locale.value) : []));
  let frame = 0;

  function paint(): void {
    const context = canvas.value?.getContext('2d', { alpha: false });
    if (!context || !view.value || !pathsAt.value) return;
    colors.value ??= readColors();
    const { width, height } = size.value;
    fitCanvas(context.canvas, Math.round(width * density.value), Math.round(height * density.value));
    paintWorld(context, {
      view: view.value,
      size: size.value,
      density: density.value,
      paths: pathsAt.value(view.value.scale),
      colors: colors.value,
      names: names.value,
      chosen: chosen.value,
      covered: covered.value,
    });
  }

  watch([view, size, pathsAt, names, chosen, covered, colors, density, canvas], () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(paint);
  });
  useMutationObserver(document.documentElement, () => (colors.value = readColors()), {
    attributeFilter: ['data-theme'],
  });
  onScopeDispose(() => cancelAnimationFrame(frame));
}

/** Setting the size empties a canvas, so only where it has changed. */
function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

function measureNames({ countries }: WorldShapes, locale: string): readonly CountryName[] {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [];
  context.font = nameFont();
  const nameOf = createCountryNames(locale);
  return countries
    .toSorted((one, other) => other.breadth - one.breadth)
    .map((country) => {
      const text = nameOf(country);
      return { country, text, width: context.measureText(text).width };
    });
}
