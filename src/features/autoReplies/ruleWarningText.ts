import type { AutoReplyWarning } from '#contract/rules/autoReply/autoReplyWarning.ts';
import { clipText } from '#contract/rules/textLength.ts';
import { unsendableText } from '@/features/inbox';
import { listed, translate as t } from '@/shared/i18n';
import { disarmName } from '@/shared/text';

const LONGEST = 40;
const MOST_NAMED = 3;

/** What speaks against a rule, in a sentence. */
export function ruleWarningText(warning: AutoReplyWarning): string {
  switch (warning.kind) {
    case 'no-keywords':
    case 'no-text':
    case 'no-template':
      return t(`autoReplies.warning.${warning.kind}`);
    case 'unknown-template':
      return t('autoReplies.warning.unknown-template', { template: short(warning.template) });
    case 'unsendable-template':
      return t('autoReplies.warning.unsendable-template', {
        template: short(warning.template),
        reason: unsendableText(warning.why),
      });
    case 'template-needs-values':
      return t('autoReplies.warning.template-needs-values', {
        template: short(warning.template),
        count: warning.count,
      });
    case 'shares':
      return t('autoReplies.warning.shares', {
        keywords: someOf(warning.keywords.map(quoted)),
        other: short(warning.other.name),
      });
    case 'rivals':
      return t(`autoReplies.warning.rivals.${warning.trigger}`, {
        others: someOf(warning.others.map(({ name }) => short(name))),
      });
    case 'untypable':
      return t('autoReplies.warning.untypable', { keywords: someOf(warning.keywords.map(quoted)) });
    case 'contains':
      return containsText(warning);
    case 'covers-all':
      return t('autoReplies.warning.covers-all', { count: warning.count });
  }
}

function containsText(warning: Extract<AutoReplyWarning, { kind: 'contains' }>): string {
  const side = warning.own === 'inner' ? 'Inner' : 'Outer';
  const sentence = t(`autoReplies.warning.${warning.isPart ? 'part' : 'contains'}${side}`, {
    inner: short(warning.inner),
    outer: short(warning.outer),
    other: short(warning.other.name),
  });
  return warning.count === 1 || warning.isPart
    ? sentence
    : t('autoReplies.warning.containsMore', { sentence, count: warning.count - 1 });
}

/** "a, b and 4 more", as the language joins them. */
function someOf(words: readonly string[]): string {
  const rest = words.length - MOST_NAMED;
  const shown = rest > 1 ? [...words.slice(0, MOST_NAMED), t('autoReplies.more', { count: rest })] : words;
  return listed(shown);
}

function quoted(word: string): string {
  return t('autoReplies.quote', { text: short(word) });
}

/** Closed in itself, so that it does not turn the sentence round. */
function short(words: string): string {
  return `\u2068${clipText(disarmName(words), LONGEST)}\u2069`;
}
