/** Embeddings and overrides: they turn letters round that are read the other way. Isolates and single marks do not. */
const TURNING = /[\u202a-\u202e]/gu;
/** Control characters but tab and line feed. */
const CONTROL = /[\0-\u0008\u000b-\u001f\u007f-\u009f]/gu;
/** Letters that take no room: joiners and marks that writing needs come one or two at a time. */
const UNSEEN_FLOOD =
  /([\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2069\u3164\ufeff\uffa0]{4})[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2069\u3164\ufeff\uffa0]+/gu;
/** Tags spell the flags of regions, in seven of them at most. */
const TAG_FLOOD = /([\u{e0000}-\u{e007f}]{8})[\u{e0000}-\u{e007f}]+/gu;
/** No language stacks more on a letter; more climb over the lines above and below. */
const STACKED = /(\p{M}{8})\p{M}+/gu;
const ANY =
  /[\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\uffa0\p{M}\u{e0000}-\u{e007f}]/u;

/**
 * What somebody else wrote, made harmless to show: nothing turns letters round, control characters are seen (as �)
 * and do nothing, and floods of letters without room or of stacked marks are cut. What languages and emoji need stays.
 */
export function disarmText(text: string): string {
  if (!ANY.test(text)) return text;
  return text
    .replaceAll('\r\n', '\n')
    .replace(TURNING, '')
    .replace(CONTROL, '\ufffd')
    .replace(UNSEEN_FLOOD, '$1')
    .replace(TAG_FLOOD, '$1')
    .replace(STACKED, '$1');
}

/** A name or label: the same, in one line and closed in itself. */
export function disarmName(name: string): string {
  return disarmText(name)
    .replace(/[\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
