import { AppError } from '#contract/errors.ts';
import { QUICK_REPLY_LIMITS, type QuickReplyProblem } from '#contract/rules/quickReply.ts';

/** QUICK_REPLY_INVALID with a sentence that says how to mend it; its data is the problem, which names the field. */
export function quickReplyError(problem: QuickReplyProblem, shortcut: string): AppError {
  return new AppError('QUICK_REPLY_INVALID', sentenceOf(problem, shortcut), { ...problem });
}

function sentenceOf(problem: QuickReplyProblem, shortcut: string): string {
  switch (problem.reason) {
    case 'empty':
      return problem.field === 'text'
        ? 'Write the text that the quick reply puts into the box.'
        : 'Give the quick reply a shortcut, such as “hours”.';
    case 'too-long': {
      const what = problem.field === 'text' ? 'text' : 'shortcut';
      return `The ${what} has ${problem.length} characters and may have ${problem.max}. Shorten it by ${problem.length - problem.max}.`;
    }
    case 'odd':
      return 'A shortcut is one word of letters, digits, - and _. Take out spaces and other signs.';
    case 'taken':
      return `Another quick reply has the shortcut “${shortcut}”. Choose another one.`;
    case 'too-many':
      return `There are ${QUICK_REPLY_LIMITS.perAccount} quick replies, and that is all there can be. Delete one first.`;
  }
}
