import type { Problem } from '#contract/errors.ts';

/** How an attempt to send an edit ended; `waiting`: it goes on by itself. */
export type Ended =
  | { readonly kind: 'saved'; readonly key: string }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'waiting' };

/** Who waits for the end of which edit, and of what thing it is. */
export function createWaits() {
  const waiting = new Map<
    number,
    { readonly thing: string; readonly resolvers: Set<(ended: Ended) => void> }
  >();

  return {
    /** `stop` gives up. */
    for(id: number, thing: string): { readonly ended: Promise<Ended>; readonly stop: () => void } {
      const { promise, resolve } = Promise.withResolvers<Ended>();
      const mine = waiting.get(id) ?? { thing, resolvers: new Set() };
      waiting.set(id, mine);
      mine.resolvers.add(resolve);
      const stop = () => {
        mine.resolvers.delete(resolve);
        if (mine.resolvers.size === 0 && waiting.get(id) === mine) waiting.delete(id);
      };
      return { ended: promise, stop };
    },
    end(id: number, ended: Ended): void {
      for (const resolve of waiting.get(id)?.resolvers ?? []) resolve(ended);
      waiting.delete(id);
    },
    /** The edits of a thing that somebody waits for. */
    of: (thing: string): number[] =>
      [...waiting].filter(([, mine]) => mine.thing === thing).map(([id]) => id),
  };
}
