const LONGEST_VALUE = 1_000;

/** Attributes as a list shows them, from and to JSON: longer texts are cut, and what is no text becomes its JSON, cut. */
export function clipAttributes(json: string): string {
  if (json.length <= LONGEST_VALUE) return json;
  const attributes = JSON.parse(json) as Record<string, unknown>;
  const clipped = Object.entries(attributes).map(([key, value]) => [key, clip(value)] as const);
  return JSON.stringify(Object.fromEntries(clipped));
}

function clip(value: unknown): unknown {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? text.slice(0, LONGEST_VALUE).replace(/[\ud800-\udbff]$/, '') : value;
}
