import { TEMPLATES, type Template, type TemplateComponent } from '../data/templates.ts';
import { createHash } from 'node:crypto';

export interface ListedTemplate extends Template {
  readonly id: string;
  readonly createdAt: number;
}

/** Ids are Meta's: long numbers, the same in every world. */
export function seedTemplates(epoch: number): ListedTemplate[] {
  return TEMPLATES.map((template, index) => {
    const digest = createHash('sha256').update(`${template.name}/${template.language}`).digest();
    return {
      ...template,
      id: String(100_000_000_000_000n + (digest.readBigUInt64BE() % 900_000_000_000_000n)),
      createdAt: epoch - (300 - index * 9) * 86_400_000,
    };
  });
}

/** Variables in order of appearance, each once: `1`, `2` or names. */
export function variablesIn(text: string | undefined): string[] {
  return [...new Set([...(text ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? ''))];
}

/** Fills a template in with what `valueOf` gives for each variable, in the shape a send carries. */
export function fillTemplate(
  template: Template,
  valueOf: (component: 'header' | 'body' | 'button', variable: string) => string,
): unknown[] {
  return template.components.flatMap((component): unknown[] => {
    switch (component.type) {
      case 'HEADER':
        return header(component, (name) => valueOf('header', name));
      case 'BODY':
        return parameters('body', component.text, template, (name) => valueOf('body', name));
      case 'FOOTER':
        return [];
      case 'BUTTONS':
        return (component.buttons ?? []).flatMap((button, index) =>
          variablesIn(button.url).map((name) => ({
            type: 'button',
            sub_type: 'url',
            index: String(index),
            parameters: [{ type: 'text', text: valueOf('button', name) }],
          })),
        );
    }
  });
}

/** Labels of the quick replies that hang under a template. */
export function quickReplies(template: Template): string[] {
  return template.components
    .flatMap(({ buttons }) => buttons ?? [])
    .filter(({ type }) => type === 'QUICK_REPLY')
    .map(({ text }) => text);
}

function header(component: TemplateComponent, valueOf: (name: string) => string): unknown[] {
  const handle = component.example?.['header_handle'];
  const link: unknown = Array.isArray(handle) ? handle[0] : undefined;
  switch (component.format) {
    case 'IMAGE':
      return [{ type: 'header', parameters: [{ type: 'image', image: { link } }] }];
    case 'VIDEO':
      return [{ type: 'header', parameters: [{ type: 'video', video: { link } }] }];
    case 'DOCUMENT':
      return [{ type: 'header', parameters: [{ type: 'document', document: { link } }] }];
    default:
      return variablesIn(component.text).length === 0
        ? []
        : [
            {
              type: 'header',
              parameters: variablesIn(component.text).map((name) => ({ type: 'text', text: valueOf(name) })),
            },
          ];
  }
}

function parameters(
  type: 'body',
  text: string | undefined,
  { parameter_format }: Template,
  valueOf: (name: string) => string,
): unknown[] {
  const names = variablesIn(text);
  if (names.length === 0) return [];
  const named = parameter_format === 'NAMED';
  return [
    {
      type,
      parameters: names.map((name) => ({
        type: 'text',
        ...(named && { parameter_name: name }),
        text: valueOf(name),
      })),
    },
  ];
}
