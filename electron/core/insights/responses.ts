import { RESPONSE_BOUNDS_MS } from '#contract/rules/insights/responseBounds.ts';
import type { Waits } from '#core/store/store.ts';
import type { Day } from './zone.ts';

export interface ResponseFigures {
  readonly answered: number;
  readonly waiting: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

/** Of all the pieces together. */
export function responseFigures(pieces: readonly Waits[]): ResponseFigures {
  const all = new Float64Array(pieces.reduce((sum, { tookMs }) => sum + tookMs.length, 0));
  let answered = 0;
  for (const { tookMs } of pieces) for (const took of tookMs) if (!Number.isNaN(took)) all[answered++] = took;
  return summed(all.subarray(0, answered).sort(), all.length - answered);
}

/** One for each day. Both pieces and what is in them are in the order of time. */
export function responsesByDay(pieces: readonly Waits[], days: readonly Day[]): ResponseFigures[] {
  const took: number[][] = days.map(() => []);
  const waiting = days.map(() => 0);
  let day = 0;
  for (const piece of pieces)
    piece.beganAt.forEach((beganAt, index) => {
      while (day < days.length - 1 && beganAt >= (days[day]?.to ?? 0)) day += 1;
      const tookMs = piece.tookMs[index] ?? NaN;
      if (Number.isNaN(tookMs)) waiting[day] = (waiting[day] ?? 0) + 1;
      else took[day]?.push(tookMs);
    });
  return days.map((_, index) => summed(Float64Array.from(took[index] ?? []).sort(), waiting[index] ?? 0));
}

/** How many were answered within each of `RESPONSE_BOUNDS_MS` and not within the one before, and later than all. */
export function responseSpread(pieces: readonly Waits[]): number[] {
  const spread = [...RESPONSE_BOUNDS_MS.map(() => 0), 0];
  for (const { tookMs } of pieces)
    for (const took of tookMs) {
      if (Number.isNaN(took)) continue;
      const found = RESPONSE_BOUNDS_MS.findIndex((bound) => took <= bound);
      const place = found < 0 ? RESPONSE_BOUNDS_MS.length : found;
      spread[place] = (spread[place] ?? 0) + 1;
    }
  return spread;
}

function summed(sorted: Float64Array, waiting: number): ResponseFigures {
  return {
    answered: sorted.length,
    waiting,
    medianMs: nearestRank(sorted, 0.5),
    p90Ms: nearestRank(sorted, 0.9),
  };
}

/** The smallest value that at least this share of them do not exceed; null of none. */
function nearestRank(sorted: Float64Array, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
