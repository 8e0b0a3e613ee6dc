import { useEventListener } from '@vueuse/core';
import type { ShallowRef } from 'vue';
import type { ScreenPoint } from './mapView';

export interface MapGestures {
  /** A tap that did not become a drag. */
  readonly pick: (at: ScreenPoint) => void;
  readonly pan: (right: number, down: number) => void;
  readonly zoom: (factor: number, anchor: ScreenPoint) => void;
}

/** A hand is not still: so much movement is a tap yet. */
const SLACK_PX = 4;
const WHEEL_LINE_PX = 16;

/** Drag, tap, pinch and wheel on an element, in its own pixels. */
export function useMapGestures(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  gestures: MapGestures,
): void {
  const held = new Map<number, ScreenPoint>();
  let start: ScreenPoint | null = null;

  function place(event: MouseEvent): ScreenPoint {
    const box = element.value?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  }

  useEventListener(element, 'pointerdown', (event: PointerEvent) => {
    if (event.button !== 0) return;
    element.value?.setPointerCapture(event.pointerId);
    held.set(event.pointerId, place(event));
    start = held.size === 1 ? place(event) : null;
  });

  useEventListener(element, 'pointermove', (event: PointerEvent) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    if (start && Math.hypot(now.x - start.x, now.y - start.y) < SLACK_PX) return;
    start = null;
    held.set(event.pointerId, now);
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    // With two fingers each carries half of the way.
    const share = other ? 0.5 : 1;
    gestures.pan((now.x - before.x) * share, (now.y - before.y) * share);
    if (!other) return;
    const apart = Math.hypot(before.x - other.x, before.y - other.y);
    const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, apart);
    gestures.zoom(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  });

  useEventListener(element, 'pointerup', (event: PointerEvent) => {
    if (held.delete(event.pointerId) && start) gestures.pick(place(event));
    start = null;
  });
  useEventListener(element, 'pointercancel', (event: PointerEvent) => {
    held.delete(event.pointerId);
    start = null;
  });

  useEventListener(
    element,
    'wheel',
    (event: WheelEvent) => {
      event.preventDefault();
      const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE_PX : 1);
      // A pinch on a touchpad comes as a wheel with Ctrl, in far smaller steps.
      const step = Math.max(-240, Math.min(240, event.ctrlKey ? turned * 6 : turned));
      gestures.zoom(Math.exp(-step * 0.0025), place(event));
    },
    { passive: false },
  );
}
