import { splitVariables, variablesIn } from './variables.ts';
import {
  readParts,
  type ButtonPart,
  type TemplateMedia,
  type TemplateParts,
  type TemplateWords,
} from './parts.ts';

/** What is written into the fields, by their keys. A field that is not there is empty. */
export type TemplateValues = Readonly<Record<string, string>>;

/**
 * What a field takes. `place`: the name or address of a location. `url-part`: what stands in a button's address.
 * `coupon`: what a button copies. `code`: a one-time code, in the text and in the button at once.
 */
export type FieldKind =
  'text' | 'link' | 'filename' | 'latitude' | 'longitude' | 'place' | 'url-part' | 'coupon' | 'code';

/** One thing to fill in. */
export interface TemplateField {
  /** The same in every language of a template: `header.1`, `header.link`, `body.customer_name`, `button.0`, … */
  readonly key: string;
  readonly part: 'header' | 'body' | 'button';
  readonly kind: FieldKind;
  /** The variable, the last part of the key, or the button's label. */
  readonly label: string;
  /** What the template's author gave as one; empty where there is none. */
  readonly example: string;
  /** Which button, from 0; null for other parts. */
  readonly buttonIndex: number | null;
  readonly isOptional: boolean;
  /** What the link of a header leads to; null for other kinds. */
  readonly media: TemplateMedia | null;
}

/** The fields of a template, each once, in the order in which the phone shows them. */
export function templateFields(template: TemplateWords): readonly TemplateField[] {
  return fieldsOfParts(readParts(template));
}

export function fieldsOfParts(parts: TemplateParts): readonly TemplateField[] {
  const codeKey = sharedCodeKey(parts);
  const body = variablesIn(parts.body?.text ?? '').map((name) => {
    const key = variableKey('body', name);
    const example = parts.body?.examples.get(name) ?? '';
    return field({ key, part: 'body', kind: key === codeKey ? 'code' : 'text', label: name, example });
  });
  const buttons = buttonSlots(parts)
    .filter(({ key }) => key !== codeKey)
    .map(({ key, index, button, kind }) =>
      field({
        key,
        part: 'button',
        kind,
        label: button.label,
        example: slotExample(button),
        buttonIndex: index,
      }),
    );
  return [...headerFields(parts), ...body, ...buttons];
}

export function variableKey(part: 'header' | 'body', name: string): string {
  return `${part}.${name}`;
}

/** A place in a button that takes a value. */
export interface ButtonSlot {
  readonly key: string;
  /** Which button, from 0. */
  readonly index: number;
  readonly button: ButtonPart;
  readonly kind: 'url-part' | 'coupon' | 'code';
  /** The variable in the button's address; null where it has none. */
  readonly variable: string | null;
}

export function buttonSlots(parts: TemplateParts): readonly ButtonSlot[] {
  const codeKey = sharedCodeKey(parts);
  return parts.buttons.flatMap((button, index): readonly ButtonSlot[] => {
    const key = `button.${index}`;
    const variables = variablesIn(button.url);
    switch (button.kind) {
      case 'url':
        return variables.map((variable, at) => ({
          key: at === 0 ? key : `${key}.${at}`,
          index,
          button,
          kind: 'url-part',
          variable,
        }));
      case 'copy-code':
        return [{ key, index, button, kind: 'coupon', variable: null }];
      case 'one-time-code':
        return [{ key: codeKey ?? key, index, button, kind: 'code', variable: variables[0] ?? null }];
      default:
        return [];
    }
  });
}

/** The code of an authentication template stands in its text and in its button, and is asked for once. */
function sharedCodeKey({ body, buttons }: TemplateParts): string | null {
  const [variable, ...more] = body?.variables ?? [];
  const isCode = buttons.some(({ kind }) => kind === 'one-time-code');
  return isCode && variable !== undefined && more.length === 0 ? variableKey('body', variable) : null;
}

function headerFields({ header }: TemplateParts): readonly TemplateField[] {
  switch (header?.kind) {
    case 'text':
      return variablesIn(header.text).map((name) =>
        field({
          key: variableKey('header', name),
          part: 'header',
          kind: 'text',
          label: name,
          example: header.examples.get(name) ?? '',
        }),
      );
    case 'media': {
      const link = headerField('link', 'link', { media: header.media });
      return header.media === 'document'
        ? [link, headerField('filename', 'filename', { isOptional: true })]
        : [link];
    }
    case 'location':
      return [
        headerField('latitude', 'latitude'),
        headerField('longitude', 'longitude'),
        headerField('name', 'place', { isOptional: true }),
        headerField('address', 'place', { isOptional: true }),
      ];
    default:
      return [];
  }
}

function headerField(name: string, kind: FieldKind, more: Partial<TemplateField> = {}): TemplateField {
  return field({ key: `header.${name}`, part: 'header', kind, label: name, example: '', ...more });
}

type Essential = Pick<TemplateField, 'key' | 'part' | 'kind' | 'label' | 'example'>;

function field(given: Essential & Partial<TemplateField>): TemplateField {
  return { buttonIndex: null, isOptional: false, media: null, ...given };
}

/** The example of an address may be the whole of it; a field takes the end alone. */
function slotExample({ url, example }: ButtonPart): string {
  const first = splitVariables(url)[0];
  const lead = first?.kind === 'text' ? first.text : '';
  return lead !== '' && example.startsWith(lead) ? example.slice(lead.length) : example;
}
