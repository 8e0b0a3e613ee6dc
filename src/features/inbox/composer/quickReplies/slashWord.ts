import { QUICK_REPLY_LIMITS } from '#contract/rules/quickReply.ts';
import type { Selection } from '../../formatting/wrapSelection';

/** The `/word` the cursor stands in. */
export interface SlashWord {
  /** What is typed of the shortcut up to the cursor. */
  readonly query: string;
  /** UTF-16 places of the whole word, its slash too. */
  readonly start: number;
  readonly end: number;
}

/** Enough for the longest shortcut in UTF-16, its slash and what stands before. */
const REACH = QUICK_REPLY_LIMITS.shortcut * 2 + 2;

/**
 * The `/word` at the cursor: only at the beginning of a text or after white space, and only where nothing else hangs on
 * it, so that no address, date, path or fraction is taken for one.
 */
export function slashWordAt({ text, start: cursor, end }: Selection): SlashWord | null {
  if (cursor !== end) return null;
  const reached = Math.max(0, cursor - REACH);
  const found = /(?:^|\s)\/([\p{L}\p{M}\p{Nd}_-]*)$/u.exec(text.slice(reached, cursor));
  const query = found?.[1];
  if (query === undefined) return null;
  const start = cursor - query.length - 1;
  // A word that begins where the look back ended has more before it.
  if (start === reached && reached > 0) return null;
  const rest = /^[\p{L}\p{M}\p{Nd}_-]*(?=\s|$)/u.exec(text.slice(cursor, cursor + REACH));
  return rest && { query, start, end: cursor + rest[0].length };
}
