import type { ContentProblem } from '#contract/rules/checkContent.ts';
import { translate as t } from '@/shared/i18n';

/** What is wrong with a content and what to do, in a sentence. */
export function contentProblemText(problem: ContentProblem): string {
  const { field } = problem;
  const index = buttonNumber(field);
  switch (problem.reason) {
    case 'empty':
      return index === null
        ? t(`composer.problem.empty.${plainField(field)}`)
        : t('composer.problem.empty.button', { index });
    case 'too-long': {
      const { length, max } = problem;
      const count = length - max;
      if (index !== null) return t('composer.problem.tooLong.button', { count, max, index });
      return t(`composer.problem.tooLong.${longField(field)}`, { count, max });
    }
    case 'not-a-link':
      return t('composer.problem.notALink');
    case 'out-of-range':
      return t(`composer.problem.${problem.field}`, { max: problem.max });
    case 'how-many':
      return t('composer.problem.howMany', { max: problem.max });
    case 'repeated':
      return t('composer.problem.repeated', { index: index ?? 0 });
  }
}

type Field = ContentProblem['field'];
type PlainField = Exclude<Field, `buttons.${number}`>;

/** `buttons.0` is button 1; null: the field is no button's label. */
function buttonNumber(field: Field): number | null {
  return field.startsWith('buttons.') ? Number(field.slice('buttons.'.length)) + 1 : null;
}

function plainField(field: Field): PlainField {
  return field.startsWith('buttons.') ? 'buttons' : (field as PlainField);
}

const LONG_FIELDS = ['text', 'caption', 'body', 'header', 'footer'] as const;

function longField(field: Field): (typeof LONG_FIELDS)[number] | 'other' {
  return LONG_FIELDS.find((long) => long === field) ?? 'other';
}
