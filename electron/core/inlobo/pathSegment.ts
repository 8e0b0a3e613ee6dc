/**
 * A phone or id as one segment of a path: `+` as %2B. null where no URL can carry it: `.` and `..` would be taken for
 * steps in the path, and an empty one for the list itself.
 */
export function pathSegment(value: string): string | null {
  if (value === '' || value === '.' || value === '..') return null;
  return encodeURIComponent(value.toWellFormed());
}
