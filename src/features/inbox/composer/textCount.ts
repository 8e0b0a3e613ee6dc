export const TEXT_LIMIT = 4096;
const NEAR = 200;

export interface TextCount {
  readonly count: number;
  readonly level: 'fine' | 'near' | 'over';
  /** How many are too many; 0 up to the limit. */
  readonly excess: number;
}

/** Counts as WhatsApp does: code points, so that an emoji of one code point is one. Lone surrogates count as one too. */
export function countText(text: string, limit = TEXT_LIMIT): TextCount {
  let count = text.length;
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) count -= pair[0].length - 1;
  const excess = Math.max(0, count - limit);
  return { count, excess, level: excess > 0 ? 'over' : count > limit - NEAR ? 'near' : 'fine' };
}

/** Why a text can't be sent yet; null where it can. */
export function whyNotSend(text: string): 'empty' | 'too-long' | null {
  if (text.trim() === '') return 'empty';
  return countText(text).excess > 0 ? 'too-long' : null;
}
