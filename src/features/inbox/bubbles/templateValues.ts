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
      const text = valueOf(parameter);
      return text === '' ? [] : [{ part, index: Number(component['index'] ?? 0) + 1 || 1, text }];
    });
  });
}

function isPart(part: string): part is TemplateValue['part'] {
  return PARTS.includes(part);
}

/** `{type:'text',text}`, `{type:'image',image:{link}}`, `{type:'currency',currency:{fallback_value}}`, … */
function valueOf(parameter: unknown): string {
  const fields = fieldsOf(parameter);
  const type = typeof fields['type'] === 'string' ? fields['type'] : '';
  const inner = fieldsOf(fields[type]);
  const found = [
    fields['text'],
    fields['payload'],
    fields['coupon_code'],
    inner['fallback_value'],
    inner['filename'],
    inner['link'],
    inner['name'],
  ];
  const text = found.find((value) => typeof value === 'string' && value !== '');
  return typeof text === 'string' ? text : '';
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
