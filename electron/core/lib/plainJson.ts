/** Deeper than anything that people or servers write, and far from where SQLite and the stack give up. */
const MAX_DEPTH = 200;
/** More than the longest list there is a route for. */
const MAX_VALUES = 1_000_000;

/**
 * Whether a value can be written as JSON and read back. A bridge carries more than that: lists that hold themselves, big
 * integers, maps; and what names one object in many places is small until it is written out.
 */
export function isPlainJson(value: unknown): boolean {
  let left = MAX_VALUES;

  function isPlain(inner: unknown, depth: number): boolean {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH) return false;
    switch (typeof inner) {
      case 'string':
      case 'boolean':
      case 'undefined':
        return true;
      case 'number':
        return Number.isFinite(inner);
      case 'object':
        if (inner === null) return true;
        if (Array.isArray(inner)) return inner.every((item) => isPlain(item, depth + 1));
        return isRecord(inner) && Object.values(inner).every((item) => isPlain(item, depth + 1));
      default:
        return false;
    }
  }

  return isPlain(value, 0);
}

function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
