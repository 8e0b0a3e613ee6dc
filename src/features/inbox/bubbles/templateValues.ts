import { parameterText } from '#contract/rules/template/readComponents.ts';

export interface TemplateValue {
  readonly part: 'header' | 'body' | 'footer' | 'button';
  /** Which button, counted from 1. */
  readonly index: number;
  readonly text: string;
}

type Fields = Readonly<Record<string, unknown>>;
const PARTS: readonly string[] = ['header', 'body', 'footer', 'button'] satisfies TemplateValue['part'][];

/** The values in a template's components, as Meta shapes them; what can't be read is left out. */
export function templateValues(components: readonly Fields[]): readonly TemplateValue[] {
  return components.flatMap((component) => {
    const part = typeof component['type'] === 'string' ? component['type'].toLowerCase() : '';
    if (!isPart(part)) return [];
    const parameters = Array.isArray(component['parameters']) ? (component['parameters'] as unknown[]) : [];
    return parameters.flatMap((parameter) => {
      const text = parameterText(parameter);
      return text === '' ? [] : [{ part, index: Number(component['index'] ?? 0) + 1 || 1, text }];
    });
  });
}

function isPart(part: string): part is TemplateValue['part'] {
  return PARTS.includes(part);
}
