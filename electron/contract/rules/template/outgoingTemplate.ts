import type { OutgoingContent } from '../../routes/messages.ts';
import type { Template } from '../../routes/templates.ts';
import { buildComponents } from './buildComponents.ts';
import type { TemplateValues } from './fields.ts';

export type TemplateContent = Extract<OutgoingContent, { type: 'template' }>;

/** A template as it is sent; without components where it takes no values. */
export function outgoingTemplate(template: Template, values: TemplateValues): TemplateContent {
  const components = buildComponents(template, values);
  return {
    type: 'template',
    name: template.name,
    ...(template.language !== '' && { language: template.language }),
    ...(components.length > 0 && { components }),
  };
}
