import type { QuickReply } from '#contract/routes/quickReplies.ts';

/** So many are shown; one more letter brings the others. */
const MOST = 50;
/** Shorter ones are in nearly every text. */
const LEAST_WITHIN_WORDS = 3;

/** Those whose shortcut begins with what was typed, the exact one first; then those whose text has it. */
export function matchReplies(replies: readonly QuickReply[], query: string): readonly QuickReply[] {
  const sought = fold(query);
  const ranked = replies.map((reply) => ({ reply, rank: rankOf(reply, sought) }));
  return ranked
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ reply }) => reply);
}

const NO_MATCH = 4;

function rankOf({ shortcut, text }: QuickReply, sought: string): number {
  const folded = fold(shortcut);
  if (folded === sought) return 0;
  if (folded.startsWith(sought)) return 1;
  if (folded.split(/[-_]/u).some((part) => part.startsWith(sought))) return 2;
  return hasWord(fold(text), sought) ? 3 : NO_MATCH;
}

function hasWord(text: string, sought: string): boolean {
  if (sought.length >= LEAST_WITHIN_WORDS) return text.includes(sought);
  return text.split(/[^\p{L}\p{M}\p{Nd}]+/u).some((word) => word.startsWith(sought));
}

/** Without case, width and the accents of Latin letters. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .normalize('NFC');
}
