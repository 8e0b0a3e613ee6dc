import type { Template } from '#contract/routes/templates.ts';
import { templateFields, type TemplateValues } from '#contract/rules/template/fields.ts';

/** The values that the template's author gave as examples. */
export function exampleValues(template: Template): TemplateValues {
  return Object.fromEntries(
    templateFields(template).flatMap(({ key, example }) => (example === '' ? [] : [[key, example]])),
  );
}
