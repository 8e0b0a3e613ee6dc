import type { AutoReply } from '../../routes/autoReplies.ts';
import type { Sendability } from '../template/sendability.ts';

/** What of a rule can be warned about. */
export type WarnedRule = Pick<
  AutoReply,
  | 'id'
  | 'name'
  | 'triggerType'
  | 'keywords'
  | 'replyType'
  | 'replyText'
  | 'templateName'
  | 'templateLanguage'
  | 'isActive'
>;

type Unsendable = Extract<Sendability, { canSend: false }>;

/** Another rule, to be named. */
export interface OtherRule {
  readonly id: string;
  readonly name: string;
}

/** Triggers of which one rule is enough. */
export const SINGLE_TRIGGERS = ['ALWAYS', 'FIRST_MESSAGE', 'OUT_OF_HOURS'] as const;

/** What speaks against a rule, for words to be made of. Of what the document leaves open nothing is claimed. */
export type AutoReplyWarning =
  /** It can never answer: it has no keyword, or none but blanks. */
  | { readonly kind: 'no-keywords' }
  /** It has nothing to answer with. */
  | { readonly kind: 'no-text' }
  | { readonly kind: 'no-template' }
  | { readonly kind: 'unknown-template'; readonly template: string }
  | { readonly kind: 'unsendable-template'; readonly template: string; readonly why: Unsendable }
  /** The template has values to be filled in, and the API has no field for them. */
  | { readonly kind: 'template-needs-values'; readonly template: string; readonly count: number }
  /** Another active rule has the same keywords, whatever their case and accents. */
  | { readonly kind: 'shares'; readonly keywords: readonly string[]; readonly other: OtherRule }
  /** Another active rule has this trigger too, which fits the very same messages. */
  | {
      readonly kind: 'rivals';
      readonly trigger: (typeof SINGLE_TRIGGERS)[number];
      readonly others: readonly OtherRule[];
    }
  /** Nobody types these: line breaks, blanks at an edge or several in a row, letters that are not seen, no end. */
  | { readonly kind: 'untypable'; readonly keywords: readonly string[] }
  /**
   * A message with `outer` has `inner` too, which is of another active rule; `own` says which of them is ours. `count`:
   * so many pairs there are with that rule, this being one of them.
   */
  | {
      readonly kind: 'contains';
      readonly own: 'inner' | 'outer';
      readonly inner: string;
      readonly outer: string;
      /** Only within a longer word: the document does not say whether that counts. */
      readonly isPart: boolean;
      readonly count: number;
      readonly other: OtherRule;
    }
  /** It is for every message, also for those that so many other active rules are for. */
  | { readonly kind: 'covers-all'; readonly count: number };

/** Such as may well be meant so, or as depends on what the document leaves open. */
export function isRemark(warning: AutoReplyWarning): boolean {
  return warning.kind === 'covers-all' || (warning.kind === 'contains' && warning.isPart);
}
