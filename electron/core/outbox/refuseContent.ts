import { AppError } from '#contract/errors.ts';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { checkContent, type ContentField, type ContentProblem } from '#contract/rules/checkContent.ts';

/** Throws what the server would surely refuse, with a sentence that says how to mend it. */
export function refuseContent(content: OutgoingContent): void {
  const [problem] = checkContent(content);
  if (!problem) return;
  const code =
    problem.field !== 'text'
      ? 'CONTENT_INVALID'
      : problem.reason === 'empty'
        ? 'TEXT_EMPTY'
        : 'TEXT_TOO_LONG';
  throw new AppError(code, sentenceOf(problem, content), { ...problem });
}

function sentenceOf(problem: ContentProblem, content: OutgoingContent): string {
  switch (problem.reason) {
    case 'empty':
      return emptySentence(problem.field);
    case 'too-long': {
      const { length, max } = problem;
      const rest = `has ${length} characters and WhatsApp takes ${max}. Shorten it by ${length - max}`;
      return `${nameOf(problem.field, content)} ${rest}${problem.field === 'text' ? ', or send it in two' : ''}.`;
    }
    case 'not-a-link':
      return 'The link must be a full public address that begins with https://.';
    case 'out-of-range':
      return `The ${problem.field} must lie between −${problem.max} and ${problem.max}.`;
    case 'how-many':
      return 'Give one to three buttons.';
    case 'repeated':
      return 'Give every button a label of its own.';
  }
}

function emptySentence(field: ContentField): string {
  if (field === 'text') return 'Write something first: an empty message can’t be sent.';
  if (field === 'body') return 'Write the message above the buttons first.';
  if (field === 'name') return 'Choose a template first.';
  if (field === 'url') return 'Paste a link first: a full public address that begins with https://.';
  return 'Give every button a label.';
}

function nameOf(field: ContentField, content: OutgoingContent): string {
  if (field === 'text' || field === 'body') return 'The message';
  if (!field.startsWith('buttons.') || content.type !== 'buttons') return `The ${field}`;
  return `The label “${content.buttons[Number(field.slice('buttons.'.length))] ?? ''}”`;
}
