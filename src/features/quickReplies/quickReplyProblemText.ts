import type { QuickReplyProblem } from '#contract/rules/quickReply.ts';
import { translate as t } from '@/shared/i18n';

/** What is wrong with a field and how to mend it. */
export function quickReplyProblemText(problem: QuickReplyProblem): string {
  switch (problem.reason) {
    case 'empty':
      return t(`quickReplies.problem.${problem.field === 'text' ? 'emptyText' : 'emptyShortcut'}`);
    case 'too-long':
      return t('quickReplies.problem.tooLong', { count: problem.length - problem.max, max: problem.max });
    case 'odd':
      return t('quickReplies.problem.odd');
    case 'taken':
      return t('quickReplies.problem.taken');
    case 'too-many':
      return t('quickReplies.problem.tooMany', { max: problem.max });
  }
}
