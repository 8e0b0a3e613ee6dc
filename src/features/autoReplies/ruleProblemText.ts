import type { AutoReplyProblem } from '#contract/rules/autoReply/checkAutoReply.ts';
import { translate as t } from '@/shared/i18n';

/** What is wrong with a field and how to mend it. */
export function ruleProblemText(problem: AutoReplyProblem): string {
  switch (problem.reason) {
    case 'empty':
      return t(`autoReplies.problem.${problem.field}`);
    case 'too-long':
      return t('autoReplies.problem.tooLong', { count: problem.length - problem.max, max: problem.max });
    case 'too-many':
      return t('autoReplies.problem.tooManyKeywords', {
        count: problem.count - problem.max,
        max: problem.max,
      });
  }
}
