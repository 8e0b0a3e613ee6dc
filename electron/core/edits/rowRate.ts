import type { Clock } from '#core/ports.ts';

/** How fast rows of batches come to their end of late. */
export interface RowRate {
  note(): void;
  /** null: too few did lately to tell. */
  perSecond(): number | null;
}

const WINDOW_MS = 60_000;
const MOST_KEPT = 100;
const FEWEST = 5;

export function createRowRate(clock: Clock): RowRate {
  let ends: number[] = [];
  return {
    note() {
      ends = [...ends.slice(1 - MOST_KEPT), clock.now()];
    },
    perSecond() {
      const now = clock.now();
      const late = ends.filter((at) => at <= now && now - at < WINDOW_MS);
      const [first] = late;
      const last = late.at(-1);
      if (first === undefined || last === undefined || late.length < FEWEST || last === first) return null;
      return ((late.length - 1) / (last - first)) * 1_000;
    },
  };
}
