import type { Edit } from '#contract/routes/edits.ts';

/** How many single changes are not simply saved, by what keeps them. */
export function editCounts(
  edits: readonly Pick<Edit, 'state'>[],
): Record<'waiting' | 'refused' | 'overruled', number> {
  const counts = { waiting: 0, refused: 0, overruled: 0 };
  for (const { state } of edits) counts[state === 'sending' ? 'waiting' : state] += 1;
  return counts;
}
