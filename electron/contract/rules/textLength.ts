/** Code points in a text: what WhatsApp's limits count. A lone surrogate counts as one. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (isPairAt(text, index)) index += 1;
    count += 1;
  }
  return count;
}

/** At most the first `max` code points; the last becomes `…` where something was cut. Never splits a pair. */
export function clipText(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  let cut = 0;
  for (let count = 0; end < text.length && count < max; count += 1) {
    cut = end;
    end += isPairAt(text, end) ? 2 : 1;
  }
  return end >= text.length ? text : `${text.slice(0, cut)}…`;
}

function isPairAt(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  const low = text.charCodeAt(index + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
