/** Times as people say them. `locale` is the interface's language, times are ms since 1970, days the computer's own. */

const DAY_MS = 24 * 60 * 60 * 1000;

/** "14:02", everywhere: what stands in columns must not change its width with the hour. */
export function clockTime(at: number, locale: string): string {
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** For a row in a list: "14:02", "Yesterday", "Friday", "12 Mar", "12/03/2025". */
export function listTime(at: number, now: number, locale: string): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clockTime(at, locale);
  if (days === 1) return dayName(-1, locale);
  if (days < 7) return weekday(at, locale);
  if (isSameYear(at, now)) return format(locale, { day: 'numeric', month: 'short' }).format(at);
  return format(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);
}

/** For a line between days: "Today", "Yesterday", "Friday", "12 March", "12 March 2025". */
export function dayTitle(at: number, now: number, locale: string): string {
  const days = daysBetween(at, now);
  if (days <= 0) return dayName(0, locale);
  if (days === 1) return dayName(-1, locale);
  if (days < 7) return weekday(at, locale);
  if (isSameYear(at, now)) return format(locale, { day: 'numeric', month: 'long' }).format(at);
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** For "as of" and "since": "14:02" today, "Yesterday 14:02" and so on before. */
export function momentTime(at: number, now: number, locale: string): string {
  const time = clockTime(at, locale);
  return daysBetween(at, now) <= 0 ? time : `${listTime(at, now, locale)} ${time}`;
}

/** For how long ago in a column: "now", "2 min ago", "3 hrs ago", "6 days ago", then "12 Mar" as in a list. */
export function agoTime(at: number, now: number, locale: string): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  const days = daysBetween(at, now);
  if (minutes < 1) return ago(locale).format(0, 'second');
  if (minutes < 60) return ago(locale).format(-minutes, 'minute');
  if (minutes < 24 * 60) return ago(locale).format(-Math.floor(minutes / 60), 'hour');
  return days < 7 ? ago(locale).format(-days, 'day') : listTime(at, now, locale);
}

/** "12 Mar 2025" */
export function dateOf(at: number, locale: string): string {
  return format(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** Everything, for a tooltip: "Friday, 12 March 2025 at 14:02". */
export function fullTime(at: number, locale: string): string {
  return format(locale, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' }).format(at);
}

/** Whether two instants lie on the same day of this computer's calendar. */
export function isSameDay(one: number, other: number): boolean {
  return startOfDay(one) === startOfDay(other);
}

/** Midnights between: 0 the same day, 1 yesterday; below 0 for what lies ahead. */
function daysBetween(at: number, now: number): number {
  // Days of 23 and 25 hours: rounded, not cut.
  return Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function isSameYear(at: number, now: number): boolean {
  return new Date(at).getFullYear() === new Date(now).getFullYear();
}

function dayName(offset: 0 | -1, locale: string): string {
  const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(offset, 'day');
  return standing(word, locale);
}

function weekday(at: number, locale: string): string {
  return standing(format(locale, { weekday: 'long' }).format(at), locale);
}

/** As a word that stands alone: Spanish and Portuguese write days with small letters within a sentence. */
function standing(word: string, locale: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it a hundred times, and lists use thousands. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(regionOf(locale), options);
  formats.set(key, known);
  return known;
}

const agos = new Map<string, Intl.RelativeTimeFormat>();

function ago(locale: string): Intl.RelativeTimeFormat {
  const known =
    agos.get(locale) ?? new Intl.RelativeTimeFormat(regionOf(locale), { style: 'short', numeric: 'auto' });
  agos.set(locale, known);
  return known;
}

/** Plain "en" would put the month first; the day comes first nearly everywhere else. */
function regionOf(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}
