import { isBlank } from '../checkContent.ts';
import { LIMITS } from '../limits.ts';
import { countCodePoints } from '../textLength.ts';

/** A rule as it stands in a form. Triggers and replies that nobody here knows stay as the server said them. */
export interface AutoReplyDraft {
  readonly name: string;
  readonly triggerType: string | null;
  readonly keywords: readonly string[];
  readonly replyType: string | null;
  readonly replyText: string;
  readonly templateName: string | null;
  readonly templateLanguage: string | null;
}

/** Fields that can be wrong. */
export type CheckedField = 'name' | 'keywords' | 'replyText' | 'templateName';

export type AutoReplyProblem =
  | { readonly field: CheckedField; readonly reason: 'empty' }
  | {
      readonly field: 'replyText';
      readonly reason: 'too-long';
      readonly length: number;
      readonly max: number;
    }
  | { readonly field: 'keywords'; readonly reason: 'too-many'; readonly count: number; readonly max: number };

/** What the route takes. */
export const MOST_KEYWORDS = 1_000;

/**
 * Everything for which a rule can't be saved, in the order of its fields: what the API's document calls required, and
 * the length of a message. It names no other limits; the server may have some and says so.
 */
export function checkAutoReply(draft: AutoReplyDraft): readonly AutoReplyProblem[] {
  return [
    ...filled('name', draft.name),
    ...(draft.triggerType === 'KEYWORD' ? checkKeywords(draft.keywords) : []),
    ...(draft.replyType === 'TEXT' ? checkText(draft.replyText) : []),
    ...(draft.replyType === 'TEMPLATE' ? filled('templateName', draft.templateName ?? '') : []),
  ];
}

function checkKeywords(keywords: readonly string[]): readonly AutoReplyProblem[] {
  if (keywords.every(isBlank)) return [{ field: 'keywords', reason: 'empty' }];
  const count = keywords.length;
  return count > MOST_KEYWORDS ? [{ field: 'keywords', reason: 'too-many', count, max: MOST_KEYWORDS }] : [];
}

function checkText(text: string): readonly AutoReplyProblem[] {
  if (isBlank(text)) return [{ field: 'replyText', reason: 'empty' }];
  const length = countCodePoints(text);
  return length > LIMITS.text ? [{ field: 'replyText', reason: 'too-long', length, max: LIMITS.text }] : [];
}

function filled(field: CheckedField, value: string): readonly AutoReplyProblem[] {
  return isBlank(value) ? [{ field, reason: 'empty' }] : [];
}
