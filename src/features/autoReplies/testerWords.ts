import type { AutoReplyTest } from '#contract/routes/autoReplies.ts';
import { clipText } from '#contract/rules/textLength.ts';
import { translate as t } from '@/shared/i18n';
import { disarmName } from '@/shared/text';

/** Of a name or keyword in a sentence, in code points. */
const LONGEST = 60;

type Match = AutoReplyTest['matches'][number];

/** Why a rule answers, in a sentence. */
export function reasonText({ name, trigger, keyword, fit }: Match): string {
  const values = { name: isolated(name), keyword: isolated(keyword ?? '') };
  return t(`autoReplies.tester.because.${trigger === 'KEYWORD' ? (fit ?? 'word') : trigger}`, values);
}

/** What the document leaves open about this answer; empty: nothing. */
export function doubtText({ matches, isAmbiguous }: AutoReplyTest): string {
  if (isAmbiguous) return t('autoReplies.tester.ambiguous');
  const isLoose = matches.some(({ fit }) => fit === 'part' || fit === 'spelling');
  return isLoose ? t('autoReplies.tester.unsure') : '';
}

function isolated(words: string): string {
  return `\u2068${clipText(disarmName(words), LONGEST)}\u2069`;
}
