import type { DraftForm } from '#contract/routes/drafts.ts';
import type { MediaKind } from '#contract/routes/media.ts';

/** What the ＋ menu offers: a kind of file stands for the media form with that kind chosen. */
export type FormChoice = MediaKind | Exclude<DraftForm['type'], 'media'>;

export function blankForm(choice: FormChoice): DraftForm {
  switch (choice) {
    case 'template':
      return { type: 'template', name: '', language: '', values: {} };
    case 'location':
      return { type: 'location', latitude: '', longitude: '', name: '', address: '' };
    case 'buttons':
      return { type: 'buttons', header: '', body: '', footer: '', buttons: [''] };
    case 'media':
    case 'image':
    case 'document':
    case 'audio':
    case 'video':
      return { type: 'media', kind: choice, url: '', caption: '', filename: '' };
  }
}

/** Which of the menu's choices a form is. */
export function choiceOf(form: DraftForm): FormChoice {
  return form.type === 'media' ? form.kind : form.type;
}

/** Whether nothing was written into a form yet, so that closing it loses nothing. */
export function isBlankForm(form: DraftForm): boolean {
  const { type: _type, ...fields } =
    form.type === 'media' ? { ...form, kind: '' } : { ...form, language: '' };
  return Object.values(fields)
    .flatMap((field: string | readonly string[] | Readonly<Record<string, string>>) =>
      typeof field === 'string' ? [field] : Object.values(field),
    )
    .every((text) => text.trim() === '');
}
