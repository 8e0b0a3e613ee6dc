/**
 * Where a message stands in its thread: its time in microseconds, so that messages of one millisecond (many servers
 * tell whole seconds) have room to stand in the order of the page they came in.
 */
export const PER_MS = 1000;
/** Room left between neighbours for what is found between them later. */
const STEP = 8;

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
  /** Where an older page without times belongs: below `highest`, above `lowest`; null: at the bottom. */
  readonly gap: { readonly lowest: number | null; readonly highest: number } | null;
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
  const inSpan = (position: number | null | undefined) =>
    position != null && position >= span.lowest && position <= span.highest ? position : null;
  const run = runFrom(
    rows,
    index,
    (row) => row.at !== null && sortableTime(row.at, around.requestedAt) === time,
  );
  let from = inSpan(before);
  let to = inSpan(rows.slice(index).find((row) => inSpan(row.position) !== null)?.position);
  if (to === null && (around.isOlderPage || from === null)) {
    const taken = around.taken({ ...span, lowest: from === null ? span.lowest : from + 1 });
    if (around.isOlderPage) to = taken?.lowest ?? null;
    else from = taken?.highest ?? null;
  }
  const position = placeInRun(from, to, run) ?? span.lowest + PER_MS / 2 - STEP * Math.floor(run / 2);
  return Math.min(span.highest, Math.max(span.lowest, position));
}

function placeTimeless(
  rows: readonly RowToPlace[],
  index: number,
  before: number | null,
  around: Surroundings,
): number {
  const run = runFrom(rows, index, (row) => row.at === null);
  const next = rows[index + run];
  const after = next
    ? (next.position ?? sortableTime(next.at ?? 0, around.requestedAt) * PER_MS + PER_MS / 2)
    : null;
  const position = placeInRun(before, after, run);
  if (position !== null) return position;
  // A page without any time.
  const whole = around.taken({ lowest: 0, highest: Number.MAX_SAFE_INTEGER });
  if (around.isOlderPage && whole) {
    const { lowest, highest } = around.gap ?? { lowest: null, highest: whole.lowest };
    // As high as can be: what is still missing comes below.
    const beneath = highest - STEP * run;
    return lowest !== null && beneath <= lowest
      ? lowest + Math.max(1, Math.floor((highest - lowest) / (run + 1)))
      : beneath;
  }
  return Math.max(around.requestedAt * PER_MS, (whole?.highest ?? 0) + STEP);
}

/** The first of `run` rows that stand one after another after `from` and before `to`, where these are known. */
function placeInRun(from: number | null, to: number | null, run: number): number | null {
  if (from !== null && to !== null) {
    return from + Math.max(1, Math.min(STEP, Math.floor((to - from) / (run + 1))));
  }
  if (from !== null) return from + STEP;
  return to === null ? null : to - STEP * run;
}

/** How many rows from here on are new and alike. */
function runFrom(rows: readonly RowToPlace[], index: number, isAlike: (row: RowToPlace) => boolean): number {
  const end = rows.findIndex((row, at) => at > index && (row.position !== null || !isAlike(row)));
  return (end < 0 ? rows.length : end) - index;
}
