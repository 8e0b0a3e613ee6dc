import { SERVICE_WINDOW_MS } from '#contract/rules/serviceWindow.ts';

const CLOSING_MS = 3 * 60 * 60 * 1000;

export interface ServiceWindow {
  readonly state: 'open' | 'closing' | 'closed';
  readonly leftMs: number;
  /** What is left of the 24 hours, 0–1. */
  readonly fraction: number;
}

/** null where the customer never wrote: there was no window. Times in ms since 1970. */
export function serviceWindow(lastInboundAt: number | null, now: number): ServiceWindow | null {
  if (lastInboundAt === null) return null;
  const leftMs = Math.min(Math.max(lastInboundAt + SERVICE_WINDOW_MS - now, 0), SERVICE_WINDOW_MS);
  const state = leftMs === 0 ? 'closed' : leftMs < CLOSING_MS ? 'closing' : 'open';
  return { state, leftMs, fraction: leftMs / SERVICE_WINDOW_MS };
}

/** Hours and minutes for "22 h 54 min left": rounded up, so that an open window never says 0 min. */
export function hoursLeft(leftMs: number): { hours: number; minutes: number } {
  const minutes = Math.ceil(leftMs / 60_000);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

export interface RingArc {
  readonly radius: number;
  readonly length: number;
  /** `stroke-dasharray`: what is drawn, and the rest. */
  readonly dash: string;
}

/** The arc of a ring that is `fraction` full, in a square of `size` with a line of `stroke`; it starts at twelve. */
export function ringArc(fraction: number, size: number, stroke: number): RingArc {
  const radius = (size - stroke) / 2;
  const length = 2 * Math.PI * radius;
  const drawn = length * Math.min(Math.max(fraction, 0), 1);
  return { radius, length, dash: `${drawn.toFixed(2)} ${(length - drawn).toFixed(2)}` };
}
