const FEW_EMOJI = /^\s*(?:\p{RGI_Emoji}\s*){1,3}$/v;
const LONGEST = 120;

/** One to three emoji and nothing else: shown large, as a phone does. */
export function isOnlyEmoji(text: string): boolean {
  return text.length <= LONGEST && FEW_EMOJI.test(text);
}
