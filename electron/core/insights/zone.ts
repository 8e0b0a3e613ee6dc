export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const QUARTER_HOUR_MS = HOUR_MS / 4;

/** Time in which a clock stands `shiftMs` ahead of UTC throughout; `to` is not in it. */
export interface ClockSpan {
  readonly from: number;
  readonly to: number;
  readonly shiftMs: number;
}

/** A day of the calendar as far as it lies in the time asked for: on days when clocks change it has 23 or 25 hours. */
export interface Day {
  /** Days since 1970-01-01 of the same calendar. */
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** The time between two instants, cut where clocks change. `timeZone` is an IANA name. */
export function clockSpans(from: number, to: number, timeZone: string): ClockSpan[] {
  const shiftAt = createShift(timeZone);
  const spans: ClockSpan[] = [];
  let begin = from;
  while (begin < to) {
    const shiftMs = shiftAt(begin);
    const end = nextChange(begin, to, shiftMs, shiftAt);
    spans.push({ from: begin, to: end, shiftMs });
    begin = end;
  }
  return spans;
}

/** Every day that the spans touch, in order. */
export function daysOf(spans: readonly ClockSpan[]): Day[] {
  const days = new Map<number, Day>();
  for (const { from, to, shiftMs } of spans) {
    for (let at = from; at < to;) {
      const number = Math.floor((at + shiftMs) / DAY_MS);
      const end = Math.min(to, (number + 1) * DAY_MS - shiftMs);
      days.set(number, { number, from: days.get(number)?.from ?? at, to: end });
      at = end;
    }
  }
  return [...days.values()].toSorted((one, other) => one.number - other.number);
}

/** 2026-03-29. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0: Monday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The first quarter of an hour at which the clock no longer stands as it does at `begin`. */
function nextChange(begin: number, to: number, shiftMs: number, shiftAt: (at: number) => number): number {
  let same = begin;
  while (same < to) {
    const probe = Math.min(to, same + DAY_MS);
    if (shiftAt(probe) === shiftMs) {
      same = probe;
      continue;
    }
    let changed = probe;
    while (changed - same > QUARTER_HOUR_MS) {
      const steps = Math.floor((changed - same) / QUARTER_HOUR_MS / 2);
      const middle = same + steps * QUARTER_HOUR_MS;
      if (shiftAt(middle) === shiftMs) same = middle;
      else changed = middle;
    }
    return changed;
  }
  return to;
}

function createShift(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    const shiftMs = Number(hours) * HOUR_MS + Number(minutes) * 60_000;
    return sign === '-' ? -shiftMs : shiftMs;
  };
}
