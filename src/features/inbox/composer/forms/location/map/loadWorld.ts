import topology from 'world-atlas/countries-50m.json';
import { shapesOf, type WorldShapes } from './worldShapes';

// A chunk of its own: three quarters of a megabyte that only this map needs.
let shapes: WorldShapes | undefined;

/** The countries of Natural Earth at 1:50 million, unfolded once. */
export function loadWorld(): WorldShapes {
  shapes ??= shapesOf(topology);
  return shapes;
}
