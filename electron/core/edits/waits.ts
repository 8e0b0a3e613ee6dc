import type { Problem } from '#contract/errors.ts';

/** How an attempt to send an edit ended; `waiting`: it goes on by itself. */
export type Ended =
  | { readonly kind: 'saved'; readonly key: string }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'waiting' };

/** Who waits for the end of which edit. */
export function createWaits() {
  const waiting = new Map<number, Set<(ended: Ended) => void>>();
  return {
    /** `stop` gives up. */
    for(id: number): { readonly ended: Promise<Ended>; readonly stop: () => void } {
      const { promise, resolve } = Promise.withResolvers<Ended>();
      const others = waiting.get(id) ?? new Set();
      waiting.set(id, others.add(resolve));
      const stop = () => {
        others.delete(resolve);
        if (others.size === 0 && waiting.get(id) === others) waiting.delete(id);
      };
      return { ended: promise, stop };
    },
    end(id: number, ended: Ended): void {
      for (const resolve of waiting.get(id) ?? []) resolve(ended);
      waiting.delete(id);
    },
  };
}
