/**
 * Where a message stands in its thread: its time in microseconds, so that messages of one millisecond (many servers
 * tell whole seconds) have room to stand in the order of the page they came in.
 */
export const PER_MS = 1000;

/** Clocks differ a little; a time further ahead than this is wrong, and must not pin its message to the end for ever. */
export const FUTURE_SLACK_MS = 5 * 60_000;

export interface RowToPlace {
  /** Where it stands already; null: it is new. */
  readonly position: number | null;
  readonly at: number | null;
}

export interface Span {
  readonly lowest: number;
  readonly highest: number;
}

export interface Surroundings {
  readonly requestedAt: number;
  /** An older page: what ties with messages here stands before them. */
  readonly isOlderPage: boolean;
  /** Positions taken from `lowest` to `highest`; null where none is. */
  taken(span: Span): Span | null;
}

export function timeOf(position: number): number {
  return Math.floor(position / PER_MS);
}

/** A time as it is sorted by: never before 1970, never far ahead of when the answer was asked for. */
export function sortableTime(at: number, now: number): number {
  return Math.trunc(Math.max(0, at > now + FUTURE_SLACK_MS ? now : at));
}

/** Positions for the rows of a page, oldest first. Rows without a time stand right after the row before them. */
export function placeRows(rows: readonly RowToPlace[], around: Surroundings): number[] {
  const placed: number[] = [];
  rows.forEach((row, index) => {
    placed.push(row.position ?? placeRow(rows, index, placed.at(-1) ?? null, around));
  });
  return placed;
}

function placeRow(
  rows: readonly RowToPlace[],
  index: number,
  before: number | null,
  around: Surroundings,
): number {
  const at = rows[index]?.at ?? null;
  return at === null
    ? placeTimeless(rows, index, before, around)
    : placeTimed(sortableTime(at, around.requestedAt), rows, index, before, around);
}

function placeTimed(
  time: number,
  rows: readonly RowToPlace[],
  index: number,
  before: number | null,
  around: Surroundings,
): number {
  const span = { lowest: time * PER_MS, highest: time * PER_MS + PER_MS - 1 };
  const isInside = (position: number | null): position is number =>
    position !== null && position >= span.lowest && position <= span.highest;
  const after = rows.slice(index + 1).find((row) => isInside(row.position))?.position ?? null;
  const bounded = (position: number) => Math.min(span.highest, Math.max(span.lowest, position));

  if (isInside(before)) return after === null ? bounded(before + 1) : between(before, after);
  if (after !== null) return bounded(after - 1);
  const taken = around.taken(span);
  if (!taken) return span.lowest + PER_MS / 2;
  return bounded(around.isOlderPage ? taken.lowest - 1 : taken.highest + 1);
}

function placeTimeless(
  rows: readonly RowToPlace[],
  index: number,
  before: number | null,
  around: Surroundings,
): number {
  const ahead = rows.findIndex((row, at) => at > index && (row.position !== null || row.at !== null));
  const next = ahead < 0 ? undefined : rows[ahead];
  const after = next
    ? (next.position ?? sortableTime(next.at ?? 0, around.requestedAt) * PER_MS + PER_MS / 2)
    : null;
  if (before !== null)
    return after !== null && after - before <= PER_MS ? between(before, after) : before + 1;
  if (after !== null) return after - (ahead - index);
  const whole = around.taken({ lowest: 0, highest: Number.MAX_SAFE_INTEGER });
  if (around.isOlderPage && whole) return whole.lowest - (rows.length - index);
  return Math.max(around.requestedAt * PER_MS, (whole?.highest ?? 0) + 1);
}

function between(before: number, after: number): number {
  return after > before + 1 ? Math.floor((before + after) / 2) : before + 1;
}
