/** A point of the flat world, which is 1 wide and 1 high: x eastward from 180° W, y southward from 85° N. */
export interface WorldPoint {
  readonly x: number;
  readonly y: number;
}

/** Where Mercator's world ends, so that it is a square. */
export const LAST_LATITUDE = 85.0511287798066;

export function toWorld(latitude: number, longitude: number): WorldPoint {
  const near = Math.min(LAST_LATITUDE, Math.max(-LAST_LATITUDE, latitude));
  const turned = Math.asinh(Math.tan((near * Math.PI) / 180));
  return { x: longitude / 360 + 0.5, y: 0.5 - turned / (2 * Math.PI) };
}

/** Degrees of a point; x may lie in any copy of the world to the left or right. */
export function toDegrees(point: WorldPoint): { readonly latitude: number; readonly longitude: number } {
  return {
    latitude: (Math.atan(Math.sinh((0.5 - point.y) * 2 * Math.PI)) * 180) / Math.PI,
    longitude: (wrap(point.x) - 0.5) * 360,
  };
}

/** x within the one world. */
export function wrap(x: number): number {
  return x - Math.floor(x);
}
