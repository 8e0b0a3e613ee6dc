const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Upper ends, inclusive, of the classes that first-response times are counted in; the last class has none. */
export const RESPONSE_BOUNDS_MS: readonly number[] = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  4 * HOUR_MS,
  24 * HOUR_MS,
];
