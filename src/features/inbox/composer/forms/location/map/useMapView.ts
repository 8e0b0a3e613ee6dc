import { useElementSize } from '@vueuse/core';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { between, fit, wholeWorld, type MapSize, type MapView } from './mapView';

export interface MapViewing {
  /** null until the map has a size. */
  readonly view: Readonly<ShallowRef<MapView | null>>;
  readonly size: Readonly<ShallowRef<MapSize>>;
  /** Where the view is going, so that a second step starts from the end of the first. */
  readonly goal: () => MapView | null;
  /** At once, as a hand moves it. */
  readonly set: (next: MapView) => void;
  /** In a few frames, unless the system asks for none. */
  readonly glide: (next: MapView) => void;
}

const GLIDE_MS = 150;

/** What of the world an element shows, as it is moved, and as the element's size changes. */
export function useMapView(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  begin: (size: MapSize) => MapView = wholeWorld,
): MapViewing {
  const { width, height } = useElementSize(element);
  const size = shallowRef<MapSize>({ width: 0, height: 0 });
  const view = shallowRef<MapView | null>(null);
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  let frame = 0;
  let target: MapView | null = null;

  watch([width, height], () => {
    if (width.value === 0 || height.value === 0) return;
    size.value = { width: width.value, height: height.value };
    stop();
    view.value = view.value ? fit(view.value, size.value) : begin(size.value);
  });

  function stop(): void {
    cancelAnimationFrame(frame);
    target = null;
  }

  function set(next: MapView): void {
    stop();
    view.value = next;
  }

  function glide(next: MapView): void {
    const from = view.value;
    stop();
    if (!from || calm.matches) return set(next);
    target = next;
    let begun: number | undefined;
    const step = (now: number): void => {
      begun ??= now;
      const part = Math.min(1, (now - begun) / GLIDE_MS);
      view.value = part === 1 ? next : between(from, next, 1 - (1 - part) ** 3);
      if (part < 1) frame = requestAnimationFrame(step);
      else target = null;
    };
    frame = requestAnimationFrame(step);
  }

  onScopeDispose(stop);
  return { view, size, set, glide, goal: () => target ?? view.value };
}
