/** A centimetre; more digits than that are noise of a computation. */
const DIGITS = 7;

/** Degrees as they stand in a field: plain decimal digits, none that say nothing. */
export function writeDegrees(degrees: number): string {
  const written = degrees.toFixed(DIGITS).replace(/\.?0+$/u, '');
  return written === '-0' ? '0' : written;
}
