export type PeriodChoice = 'week' | 'month' | 'quarter' | 'year' | 'custom';

/** Days of the computer's calendar, as 2026-03-29; both belong to it. */
export interface CustomDays {
  readonly from: string;
  readonly to: string;
}

interface Period {
  readonly from: number;
  readonly to: number;
}

export interface Compared {
  readonly period: Period;
  /** As long, right before; where the period ends today, up to the same time of the day. */
  readonly before: Period;
}

export const QUARTER_HOUR_MS = 900_000;
const MOST_DAYS = 1095;
const DAYS = { week: 7, month: 30, quarter: 90 } as const;

/** Whole days that end with the one of `now` (ms), or those chosen; null where these make no period. */
export function periodsOf(choice: PeriodChoice, custom: CustomDays, now: number): Compared | null {
  const end = new Date(Math.ceil((now + 1) / QUARTER_HOUR_MS) * QUARTER_HOUR_MS);
  switch (choice) {
    case 'custom':
      return chosen(custom, end);
    case 'year':
      return {
        period: { from: dayOf(end, { years: -1, days: 1 }), to: end.getTime() },
        before: { from: dayOf(end, { years: -2, days: 1 }), to: shifted(end, { years: -1 }) },
      };
    default:
      return compare(dayOf(end, { days: 1 - DAYS[choice] }), end, DAYS[choice]);
  }
}

/** 2026-03-29 of the computer's calendar. */
export function dateText(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function chosen({ from, to }: CustomDays, end: Date): Compared | null {
  const first = readDate(from);
  const last = readDate(to);
  if (!first || !last || first > last || first > end) return null;
  const days = Math.round((last.getTime() - first.getTime()) / 86_400_000) + 1;
  if (days > MOST_DAYS) return null;
  return compare(first.getTime(), new Date(Math.min(end.getTime(), dayOf(last, { days: 1 }))), days);
}

function compare(from: number, to: Date, days: number): Compared {
  return {
    period: { from, to: to.getTime() },
    before: { from: dayOf(new Date(from), { days: -days }), to: shifted(to, { days: -days }) },
  };
}

interface Shift {
  readonly years?: number;
  readonly days?: number;
}

/** When the day begins that lies so far from the one of `date`. */
function dayOf(date: Date, { years = 0, days = 0 }: Shift): number {
  return new Date(date.getFullYear() + years, date.getMonth(), date.getDate() + days).getTime();
}

/** The same time of the day. */
function shifted(date: Date, { years = 0, days = 0 }: Shift): number {
  const [year, month, day] = [date.getFullYear() + years, date.getMonth(), date.getDate() + days];
  return new Date(year, month, day, date.getHours(), date.getMinutes()).getTime();
}

function readDate(text: string): Date | null {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || year < 1971) return null;
  return new Date(year, month - 1, day);
}
