import { watch, type ComputedRef, type ShallowRef } from 'vue';
import {
  degreesAt,
  following,
  panned,
  showing,
  toScreen,
  toWorldPoint,
  wholeWorld,
  zoomed,
  type MapSize,
  type ScreenPoint,
} from './mapView';
import type { WorldPoint } from './mercator';
import { useMapGestures } from './useMapGestures';
import type { MapViewing } from './useMapView';

/** Degrees in as many digits as pointing can mean. */
export interface PointedDegrees {
  readonly latitude: string;
  readonly longitude: string;
}

export interface MapPointingDeps {
  readonly stage: Readonly<ShallowRef<HTMLElement | null>>;
  readonly viewing: MapViewing;
  /** Where the pin is; null: none yet. */
  readonly spot: ComputedRef<WorldPoint | null>;
  readonly pick: (degrees: PointedDegrees) => void;
}

export interface MapPointing {
  readonly zoomBy: (factor: number) => void;
  readonly showWorld: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

export const ZOOM_STEP = 2;
const STEP_PX = 6;
const STRIDE_PX = 48;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the map and its pin by hand, wheel and keys, and goes to where the pin is put from elsewhere. */
export function useMapPointing({ stage, viewing, spot, pick }: MapPointingDeps): MapPointing {
  const { view, size, set, glide, goal } = viewing;
  /** The pin as it was put here, where it is in sight already. */
  let isOwn = false;

  function point(at: ScreenPoint): void {
    if (!view.value) return;
    isOwn = true;
    pick(degreesAt(view.value, size.value, at));
  }

  useMapGestures(stage, {
    pick: point,
    pan: (right, down) => {
      if (view.value) set(panned(view.value, size.value, right, down));
    },
    zoom: (factor, anchor) => {
      if (view.value) set(zoomed(view.value, size.value, factor, anchor));
    },
  });

  watch(spot, (now) => {
    if (now && view.value && !isOwn) glide(showing(view.value, size.value, now));
    isOwn = false;
  });

  /** Around the pin where it is seen. */
  function zoomBy(factor: number): void {
    const from = goal();
    if (!from) return;
    const pin = spot.value && toScreen(from, size.value, spot.value);
    glide(zoomed(from, size.value, factor, pin && isWithin(size.value, pin) ? pin : middleOf(size.value)));
  }

  function showWorld(): void {
    if (view.value) glide(wholeWorld(size.value));
  }

  function step(right: number, down: number): void {
    if (!view.value) return;
    const from = spot.value ? toScreen(view.value, size.value, spot.value) : middleOf(size.value);
    const to = { x: from.x + right, y: from.y + down };
    const moved = toWorldPoint(view.value, size.value, to);
    point(to);
    set(following(view.value, size.value, moved));
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const length = event.shiftKey ? STRIDE_PX : STEP_PX;
    if (arrow) step(arrow[0] * length, arrow[1] * length);
    else if (event.key === '+' || event.key === '=') zoomBy(ZOOM_STEP);
    else if (event.key === '-') zoomBy(1 / ZOOM_STEP);
    else if (event.key === 'Home') showWorld();
    else return;
    event.preventDefault();
  }

  return { zoomBy, showWorld, onKey };
}

function middleOf({ width, height }: MapSize): ScreenPoint {
  return { x: width / 2, y: height / 2 };
}

function isWithin({ width, height }: MapSize, { x, y }: ScreenPoint): boolean {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}
