import { formatShare, spokenTag, translate } from '@/shared/i18n';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "42 sec", "4 min", "1.5 hr", "2.3 days": short, for figures and axes. */
export function durationText(ms: number): string {
  if (ms < MINUTE_MS) return inUnit(Math.round(ms / 1000), 'second', 0);
  if (ms < HOUR_MS) return inUnit(ms / MINUTE_MS, 'minute', 0);
  if (ms < 2 * DAY_MS) return inUnit(ms / HOUR_MS, 'hour', 1);
  return inUnit(ms / DAY_MS, 'day', 1);
}

/** Of a day written 2026-03-29: "29 Mar", with its year where asked for. */
export function dayText(date: string, withYear = false): string {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat(tag(), withYear ? { ...options, year: 'numeric' } : options);
  return format.format(Date.parse(`${date}T12:00:00Z`));
}

/** 0: Monday. */
export function weekdayText(weekday: number, length: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(tag(), { weekday: length, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + weekday, 12),
  );
}

/** "09:00" */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

export function shareText(share: number | null): string {
  return share === null ? '–' : formatShare(share);
}

/** Null where there is nothing to take a share of. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export interface Change {
  readonly direction: 'up' | 'down' | 'same' | 'none';
  /** "12 %", "3 points". */
  readonly by: string;
}

/** Of counts and times: in per cent of what it was. */
export function relativeChange(now: number | null, before: number | null): Change {
  if (now === null || before === null || before === 0) {
    return { direction: now === before ? 'same' : 'none', by: '' };
  }
  return changed((now - before) / before, formatShare(Math.abs((now - before) / before)));
}

/** Of shares: in points, so that nobody takes 2 % of 90 % for 2 points. */
export function pointChange(now: number | null, before: number | null): Change {
  if (now === null || before === null) return { direction: now === before ? 'same' : 'none', by: '' };
  const points = Math.round((now - before) * 100);
  return changed(points / 100, translate('insights.change.points', { count: Math.abs(points) }));
}

export function changeText({ direction, by }: Change): string {
  return translate(`insights.change.${direction}`, { by });
}

function changed(by: number, text: string): Change {
  if (Math.round(by * 100) === 0) return { direction: 'same', by: '' };
  return { direction: by > 0 ? 'up' : 'down', by: text };
}

function inUnit(value: number, unit: string, maximumFractionDigits: number): string {
  return new Intl.NumberFormat(spokenTag(), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value);
}

/** Plain "en" would put the month first. */
function tag(): string {
  return spokenTag() === 'en' ? 'en-GB' : spokenTag();
}
