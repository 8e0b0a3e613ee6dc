import type { Message } from '#contract/routes/messages.ts';

/** A stretch of a conversation without gaps, oldest first, that reaches to its newest message. */
export interface ThreadRows {
  readonly rows: readonly Message[];
  /** Older rows exist or may exist. */
  readonly more: boolean;
}

/** How many rows to ask for so that an answer covers what is shown, within what a request may ask. */
export function refreshLimit(shown: number, { least = 50, most = 200 } = {}): number {
  return Math.min(most, Math.max(least, shown));
}

/**
 * The newest page over what is shown. Rows before the page stay; where the page does not join on to what is shown, it
 * stands alone, so that there is never a hole. Rows that say the same stay the same objects, and where nothing changed
 * so does the whole, so that only bubbles that changed are drawn anew.
 */
export function withNewest(shown: ThreadRows, page: ThreadRows): ThreadRows {
  const first = page.rows[0];
  const joint = first ? shown.rows.findLastIndex((row) => row.id === first.id) : -1;
  if (joint < 0) return page;
  const before = new Map(shown.rows.slice(joint).map((row) => [row.id, row]));
  const rows = page.rows.map((row) => {
    const known = before.get(row.id);
    return known && isSame(known, row) ? known : row;
  });
  const more = joint === 0 ? page.more : shown.more;
  const isUnchanged =
    more === shown.more &&
    joint + rows.length === shown.rows.length &&
    rows.every((row, index) => row === shown.rows[joint + index]);
  return isUnchanged ? shown : { rows: [...shown.rows.slice(0, joint), ...rows], more };
}

function isSame(one: Message, other: Message): boolean {
  return one.status === other.status && JSON.stringify(one) === JSON.stringify(other);
}

/** Older rows in front, where what is shown still begins with the row they were asked for. */
export function withOlder(shown: ThreadRows, before: number, page: ThreadRows): ThreadRows {
  if (shown.rows[0]?.id !== before) return shown;
  const known = new Set(shown.rows.map((row) => row.id));
  return { rows: [...page.rows.filter((row) => !known.has(row.id)), ...shown.rows], more: page.more };
}

/** What is shown, and after it the messages on their way to the app that it does not know yet. */
export function withPending(rows: readonly Message[], pending: readonly Message[]): readonly Message[] {
  if (pending.length === 0) return rows;
  const known = new Set(rows.map((row) => row.clientId));
  return [...rows, ...pending.filter((message) => !known.has(message.clientId))];
}

/**
 * Whether rows were only added in front: then what is in view has to stay where it is. Rows are told by their keys;
 * those with an empty key (day lines, which move) are passed over.
 */
export function isPrepend(before: readonly string[], after: readonly string[]): boolean {
  const first = before.find((key) => key !== '');
  if (first === undefined || after.length <= before.length) return false;
  return before.at(-1) === after.at(-1) && after.indexOf(first) > before.indexOf(first);
}
