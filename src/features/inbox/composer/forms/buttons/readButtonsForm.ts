import type { DraftForm } from '#contract/routes/drafts.ts';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import { checkContent, isBlank, type ContentProblem } from '#contract/rules/checkContent.ts';

export type ButtonsDraft = Extract<DraftForm, { type: 'buttons' }>;
export type ButtonsContent = Extract<OutgoingContent, { type: 'buttons' }>;

export interface ButtonsReading {
  /** null while something is wrong. */
  readonly content: ButtonsContent | null;
  /** As soon as there is a word in it; buttons without a label are left out. */
  readonly preview: ButtonsContent | null;
  /** In the order of the fields; what is still empty is among them. */
  readonly problems: readonly ContentProblem[];
}

/** What a form with buttons comes to: the text as it was typed, the short lines without the space around them. */
export function readButtonsForm(form: ButtonsDraft): ButtonsReading {
  const header = form.header.trim();
  const footer = form.footer.trim();
  const buttons = form.buttons.map((label) => label.trim());
  const typed: ButtonsContent = {
    type: 'buttons',
    body: form.body,
    buttons,
    ...(header !== '' && { header }),
    ...(footer !== '' && { footer }),
  };
  const problems = checkContent(typed);
  const isEmpty = [header, form.body, footer, ...buttons].every(isBlank);
  return {
    content: problems.length === 0 ? typed : null,
    preview: isEmpty ? null : { ...typed, buttons: buttons.filter((label) => label !== '') },
    problems,
  };
}
