import type { Clock } from '../ports.ts';

/** What the promise gives, or what `otherwise` gives once `capMs` are over or the signal aborts. */
export async function capped<T>(
  promise: Promise<T>,
  { clock, capMs, signal }: { readonly clock: Clock; readonly capMs: number; readonly signal: AbortSignal },
  otherwise: () => T,
): Promise<T> {
  const over = new AbortController();
  const cap = clock.sleep(capMs, AbortSignal.any([signal, over.signal])).catch(() => undefined);
  const first = await Promise.race([promise, cap.then(otherwise)]);
  over.abort();
  return first;
}
