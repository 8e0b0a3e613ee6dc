/** Px of a chip beside its words, between two chips, and of the one that counts the rest. */
const CHIP = 32;
const GAP = 4;
const REST = 36;

/** How many of the tags fit in so many px, room for "+N" included where there are more; the first always stands. */
export function fitTags(tags: readonly string[], room: number, widthOf: (tag: string) => number): number {
  let end = 0;
  let fitting = 0;
  for (const [index, tag] of tags.entries()) {
    end += CHIP + widthOf(tag) + (index > 0 ? GAP : 0);
    if (end > room) break;
    if (index === tags.length - 1) return tags.length;
    if (end + GAP + REST <= room) fitting = index + 1;
  }
  return Math.max(Math.min(1, tags.length), fitting);
}
