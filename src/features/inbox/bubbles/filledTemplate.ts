import type { MessageContent } from '#contract/routes/messages.ts';
import { fillTemplate, type FilledTemplate } from '#contract/rules/template/fillTemplate.ts';
import { readComponents } from '#contract/rules/template/readComponents.ts';
import type { TemplateLookup } from '../templates/templateBook';

type TemplateContent = Extract<MessageContent, { type: 'template' }>;

/** A template message as the phone shows it; null where the template's own words are not known. */
export function filledTemplate(content: TemplateContent, find: TemplateLookup): FilledTemplate | null {
  const template = find(content.name, content.language);
  if (!template) return null;
  const filled = fillTemplate(template, readComponents(template, content.components ?? []));
  return filled.header === null && filled.body.length === 0 ? null : filled;
}

/** A bubble whose first part is a picture, a file or a map. */
export function hasCardHeader(filled: FilledTemplate | null): boolean {
  return filled?.header?.kind === 'media' || filled?.header?.kind === 'location';
}
