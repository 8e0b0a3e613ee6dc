import type { Emoji, EmojiGroup } from './emojis';

/** More than anybody looks through. */
const MOST = 120;

/** Emojis that every word of the query is found in, by name or tag; those named so come first. */
export function searchEmojis(groups: readonly EmojiGroup[], query: string): readonly Emoji[] {
  const typed = query.trim();
  const words = typed
    .toLowerCase()
    .split(/[\s:_]+/u)
    .filter(Boolean);
  const ranked = groups
    .flatMap(({ emojis }) => emojis)
    .map((emoji) => ({ emoji, rank: isItself(emoji, typed) ? 0 : rankOf(emoji, words) }))
    .filter(({ rank }) => rank < NO_MATCH);
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ emoji }) => emoji);
}

const NO_MATCH = 1000;

function isItself({ char, emoticons, tones }: Emoji, typed: string): boolean {
  return char === typed || emoticons.includes(typed) || (tones?.includes(typed) ?? false);
}

/** The worst of its words counts; of two that are as near, the shorter name. */
function rankOf(emoji: Emoji, words: readonly string[]): number {
  if (words.length === 0) return NO_MATCH;
  const rank = Math.max(...words.map((word) => rankOfWord(emoji, word)));
  return rank + Math.min(emoji.label.split(' ').length, MOST_WORDS) / (MOST_WORDS + 1);
}

const MOST_WORDS = 9;

function rankOfWord({ label, tags }: Emoji, word: string): number {
  const name = label.toLowerCase();
  if (name === word) return 1;
  const parts = name.split(/[^\p{L}\p{N}]+/u);
  if (parts.includes(word)) return 2;
  if (tags.includes(word)) return 3;
  if (parts.some((part) => part.startsWith(word))) return 4;
  return tags.some((tag) => tag.startsWith(word)) ? 5 : NO_MATCH;
}
