import type { BulkAction, ContactSelection } from '#contract/routes/contacts.ts';
import type { Store } from '#core/store/store.ts';

/**
 * Makes a batch of a bulk action and starts it; `total`: its rows. It is written a piece at a time, since the store answers
 * nobody else while one is written. What is left off half way, by a crash or an error, never begins: the next start forgets it.
 */
export async function startBulk(
  batches: Store['batches'],
  bulk: { readonly selection: ContactSelection; readonly action: BulkAction },
  at: number,
): Promise<{ id: number; total: number }> {
  const id = await batches.openBulk(bulk, at);
  let total = 0;
  for (let isWhole = false; !isWhole;) {
    const piece = await batches.fillBulk(id);
    total += piece.added;
    ({ isWhole } = piece);
  }
  await batches.start(id, at);
  return { id, total };
}
