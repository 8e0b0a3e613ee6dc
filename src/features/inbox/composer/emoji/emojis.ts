/** The groups of Unicode, in their order; the missing one holds parts of emoji. */
export const GROUP_KEYS = [
  'smileys',
  'people',
  'animals',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

/** 0: the yellow one; 1 to 5: from light to dark. */
export type SkinTone = 0 | 1 | 2 | 3 | 4 | 5;
export const SKIN_TONES: readonly SkinTone[] = [0, 1, 2, 3, 4, 5];

export interface Emoji {
  readonly char: string;
  readonly label: string;
  /** Words it is found by, in small letters. */
  readonly tags: readonly string[];
  /** As it is typed of signs: `:)`. */
  readonly emoticons: readonly string[];
  /** By tone, where it has any; the yellow one first. */
  readonly tones: readonly string[] | null;
}

export interface EmojiGroup {
  readonly key: GroupKey;
  readonly emojis: readonly Emoji[];
}

/** A row of emojibase's compact data. */
export interface EmojiRow {
  readonly unicode: string;
  readonly label: string;
  readonly hexcode: string;
  readonly group?: number;
  readonly tags?: readonly string[];
  readonly emoticon?: string | readonly string[];
  readonly skins?: readonly { readonly unicode: string; readonly hexcode: string }[];
}

const NUMBERS: Readonly<Record<number, GroupKey>> = {
  0: 'smileys',
  1: 'people',
  3: 'animals',
  4: 'food',
  5: 'travel',
  6: 'activities',
  7: 'objects',
  8: 'symbols',
  9: 'flags',
};

/** All that can be sent, by group; what is no emoji by itself is left out. */
export function readEmojis(rows: readonly EmojiRow[]): readonly EmojiGroup[] {
  const groups = new Map<GroupKey, Emoji[]>(GROUP_KEYS.map((key) => [key, []]));
  for (const row of rows) {
    const key = row.group === undefined ? undefined : NUMBERS[row.group];
    if (key) groups.get(key)?.push(readEmoji(row));
  }
  return [...groups].map(([key, emojis]) => ({ key, emojis }));
}

/** The emoji as a person of this tone sends it. */
export function withTone({ char, tones }: Emoji, tone: SkinTone): string {
  return tones?.[tone] ?? char;
}

function readEmoji({ unicode, label, tags = [], emoticon = [], skins = [] }: EmojiRow): Emoji {
  // Of two people, the ones where both have the tone.
  const tones = TONE_CODES.map(
    (code) =>
      skins.find(({ hexcode }) => tonesIn(hexcode).every((found) => found === code))?.unicode ?? unicode,
  );
  return {
    char: unicode,
    label,
    tags: tags.map((tag) => tag.toLowerCase()),
    emoticons: typeof emoticon === 'string' ? [emoticon] : emoticon,
    tones: skins.length > 0 ? [unicode, ...tones] : null,
  };
}

const TONE_CODES = ['1F3FB', '1F3FC', '1F3FD', '1F3FE', '1F3FF'] as const;

function tonesIn(hexcode: string): readonly string[] {
  return hexcode.split('-').filter((code) => TONE_CODES.some((tone) => tone === code));
}
