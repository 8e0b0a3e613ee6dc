import { countCodePoints } from './textLength.ts';
import { isBlank } from './checkContent.ts';
import { LIMITS } from './limits.ts';

/** Lengths in code points. A text is at most what one message takes. */
export const QUICK_REPLY_LIMITS = { shortcut: 32, text: LIMITS.text, perAccount: 1000 } as const;

/** What is wrong with a quick reply, for words to be made of. */
export type QuickReplyProblem =
  | { readonly field: 'shortcut' | 'text'; readonly reason: 'empty' }
  | {
      readonly field: 'shortcut' | 'text';
      readonly reason: 'too-long';
      readonly length: number;
      readonly max: number;
    }
  /** Holds something other than letters, digits, `-` and `_`. */
  | { readonly field: 'shortcut'; readonly reason: 'odd' }
  /** Another quick reply has it. */
  | { readonly field: 'shortcut'; readonly reason: 'taken' }
  | { readonly field: 'shortcut'; readonly reason: 'too-many'; readonly max: number };

/** A shortcut as it is kept: without the `/` it is typed after, and what surrounds it. */
export function tidyShortcut(typed: string): string {
  return typed.normalize('NFC').trim().replace(/^\//u, '').trim();
}

/** Shortcuts that fold to the same are one: whatever their case and width. */
export function foldShortcut(shortcut: string): string {
  return shortcut.normalize('NFKC').toLowerCase().normalize('NFC');
}

/** What can be said without knowing the others. `shortcut` is tidied already. */
export function checkQuickReply(reply: {
  readonly shortcut: string;
  readonly text: string;
}): readonly QuickReplyProblem[] {
  return [...checkShortcut(reply.shortcut), ...checkText(reply.text)];
}

function checkShortcut(shortcut: string): readonly QuickReplyProblem[] {
  if (shortcut === '') return [{ field: 'shortcut', reason: 'empty' }];
  if (!isShortcut(shortcut)) return [{ field: 'shortcut', reason: 'odd' }];
  return atMost('shortcut', shortcut, QUICK_REPLY_LIMITS.shortcut);
}

function checkText(text: string): readonly QuickReplyProblem[] {
  return isBlank(text) ? [{ field: 'text', reason: 'empty' }] : atMost('text', text, QUICK_REPLY_LIMITS.text);
}

function atMost(field: 'shortcut' | 'text', value: string, max: number): readonly QuickReplyProblem[] {
  const length = countCodePoints(value);
  return length > max ? [{ field, reason: 'too-long', length, max }] : [];
}

/** Marks belong to letters: most words of Hindi and Tamil can't be written without them. */
function isShortcut(shortcut: string): boolean {
  return /^[\p{L}\p{Nd}_-][\p{L}\p{M}\p{Nd}_-]*$/u.test(shortcut);
}
