/**
 * How long the customer service window stays open. What came before can't be answered freely any more and was seen
 * elsewhere: it waits under "needs reply", and a first start does not drown in unread messages.
 */
const RECENT_MS = 24 * 60 * 60_000;

export interface SightedRow {
  readonly direction: 'in' | 'out';
  /** As it is sorted by. */
  readonly at: number;
  readonly position: number;
}

/**
 * The API does not say what was read. When a conversation's history is seen for the first time, what came after the
 * last answer counts as unread, if it is recent; the rest, and every older page, as read. Answers count only up to
 * when this store began: one after that may be an automatic reply to a new customer whom nobody has seen yet.
 *
 * Gives the position up to which everything is read. `rows`: the first page, oldest first.
 */
export function readPositionAtFirstSight(rows: readonly SightedRow[], storeBegan: number): number {
  const oldest = rows[0];
  if (!oldest) return 0;
  const isRead = (row: SightedRow) =>
    row.direction === 'out' ? row.at <= storeBegan : row.at < storeBegan - RECENT_MS;
  return rows.findLast(isRead)?.position ?? oldest.position - 1;
}
