import { RULES, type RuleSeed } from '../data/rules.ts';
import { drawUuid } from './ids.ts';
import { createRandom } from './random.ts';

/** An auto-reply rule, as the API lists it. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly trigger_type: RuleSeed['trigger_type'];
  readonly keywords: readonly string[];
  readonly reply_type: RuleSeed['reply_type'];
  readonly reply_text: string | null;
  readonly template_name: string | null;
  readonly language_code: string | null;
  readonly is_active: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function seedRules(seed: number, epoch: number): Rule[] {
  return RULES.map((rule, index) => {
    const createdAt = epoch - (120 - index * 11) * 86_400_000;
    const id = drawUuid(createRandom(seed, 'rule', index));
    return { template_name: null, language_code: null, ...rule, id, createdAt, updatedAt: createdAt };
  });
}

/** The shop is open from 10 to 19 in India (UTC+5:30). */
export function isOpenAt(at: number): boolean {
  const hour = (((at / 3_600_000 + 5.5) % 24) + 24) % 24;
  return hour >= 10 && hour < 19;
}

/**
 * The rule that answers a message, or null. A first message, then keywords (whole words, any case), then closing time,
 * then ALWAYS; within a kind the oldest rule. Nobody gets the same rule twice in a conversation's day: `recent`.
 */
export function matchRule(
  rules: readonly Rule[],
  message: { readonly text: string; readonly at: number; readonly isFirst: boolean },
  recent: (rule: Rule) => boolean,
): Rule | null {
  const usable = rules.filter((rule) => rule.is_active && !recent(rule));
  const of = (type: Rule['trigger_type']) => usable.filter((rule) => rule.trigger_type === type);
  return (
    (message.isFirst ? of('FIRST_MESSAGE')[0] : undefined) ??
    of('KEYWORD').find(({ keywords }) => keywords.some((keyword) => containsWord(message.text, keyword))) ??
    (isOpenAt(message.at) ? undefined : of('OUT_OF_HOURS')[0]) ??
    of('ALWAYS')[0] ??
    null
  );
}

function containsWord(text: string, word: string): boolean {
  const letters = '[\\p{L}\\p{M}\\p{N}]';
  const escaped = word.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return escaped !== '' && new RegExp(`(?<!${letters})${escaped}(?!${letters})`, 'iu').test(text);
}
