import { LIMITS } from '#contract/rules/limits.ts';

/** A place on earth in decimal degrees, with what it is called where that was said. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string | null;
}

/** The place at these degrees; null where there is none: out of range, or no number at all. */
export function placeAt(latitude: number, longitude: number, name: string | null = null): Place | null {
  const isOnEarth = Math.abs(latitude) <= LIMITS.latitude && Math.abs(longitude) <= LIMITS.longitude;
  // Adding zero turns -0 into 0.
  return isOnEarth ? { latitude: latitude + 0, longitude: longitude + 0, name } : null;
}
