import { SKIN_TONES, type SkinTone } from './emojis';

/** What a person chose here before: nothing of what was written with it. */
export interface EmojiChoices {
  readonly tone: SkinTone;
  /** Without a tone, the latest first. */
  readonly recent: readonly string[];
}

const KEY = 'inlobo-desk.emoji';
const MOST_RECENT = 36;
/** Longer than any emoji in UTF-16. */
const LONGEST = 40;
const NONE: EmojiChoices = { tone: 0, recent: [] };

/** From where the browser keeps it; nothing where it can't or what is there makes no sense. */
export function readChoices(storage: Pick<Storage, 'getItem'>): EmojiChoices {
  try {
    const value: unknown = JSON.parse(storage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) return NONE;
    const { tone, recent }: { tone?: unknown; recent?: unknown } = value;
    const kept = Array.isArray(recent) ? recent.filter(isShort) : [];
    return { tone: SKIN_TONES.find((known) => known === tone) ?? 0, recent: kept.slice(0, MOST_RECENT) };
  } catch {
    return NONE;
  }
}

export function keepChoices(storage: Pick<Storage, 'setItem'>, choices: EmojiChoices): void {
  try {
    storage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Full or forbidden: it is remembered until the window closes.
  }
}

/** @param char without a tone */
export function used(choices: EmojiChoices, char: string): EmojiChoices {
  return {
    ...choices,
    recent: [char, ...choices.recent.filter((other) => other !== char)].slice(0, MOST_RECENT),
  };
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST;
}
