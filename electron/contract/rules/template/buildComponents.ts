import { buttonSlots, variableKey, type TemplateValues } from './fields.ts';
import {
  readParts,
  type HeaderPart,
  type TemplateParts,
  type TemplateWords,
  type TextPart,
} from './parts.ts';

/** A part of a template send in Meta's shape. */
export type SentComponent = Record<string, unknown>;

/**
 * The values of a template as Meta takes them; a part without values is left out. What is missing goes as an empty
 * text, which the server refuses: see `checkTemplate`.
 */
export function buildComponents(template: TemplateWords, values: TemplateValues): SentComponent[] {
  const parts = readParts(template);
  const body = parts.body ? textParameters('body', parts.body, parts, values) : [];
  return [
    ...component('header', headerParameters(parts.header, parts, values)),
    ...component('body', body),
    ...buttonComponents(parts, values),
  ];
}

function component(type: 'header' | 'body', parameters: readonly SentComponent[]): SentComponent[] {
  return parameters.length > 0 ? [{ type, parameters }] : [];
}

function headerParameters(
  header: HeaderPart | null,
  parts: TemplateParts,
  values: TemplateValues,
): readonly SentComponent[] {
  switch (header?.kind) {
    case 'text':
      return textParameters('header', header, parts, values);
    case 'media': {
      const { media } = header;
      const filename = media === 'document' ? given('filename', values) : {};
      return [{ type: media, [media]: { link: trimmed('link', values), ...filename } }];
    }
    case 'location':
      return [
        {
          type: 'location',
          // Meta's own examples write coordinates as texts.
          location: {
            latitude: trimmed('latitude', values),
            longitude: trimmed('longitude', values),
            ...given('name', values),
            ...given('address', values),
          },
        },
      ];
    default:
      return [];
  }
}

function textParameters(
  part: 'header' | 'body',
  { variables }: TextPart,
  { isNamed }: TemplateParts,
  values: TemplateValues,
): readonly SentComponent[] {
  return variables.map((name) => ({
    type: 'text',
    ...(isNamed && { parameter_name: name }),
    text: values[variableKey(part, name)] ?? '',
  }));
}

function buttonComponents(parts: TemplateParts, values: TemplateValues): SentComponent[] {
  const slots = buttonSlots(parts);
  const indexes = [...new Set(slots.map(({ index }) => index))];
  return indexes.map((index) => {
    const mine = slots.filter((slot) => slot.index === index);
    return {
      type: 'button',
      sub_type: mine[0]?.kind === 'coupon' ? 'copy_code' : 'url',
      index: String(index),
      parameters: mine.map(({ key, kind }) =>
        kind === 'coupon'
          ? { type: 'coupon_code', coupon_code: values[key] ?? '' }
          : { type: 'text', text: values[key] ?? '' },
      ),
    };
  });
}

function trimmed(name: string, values: TemplateValues): string {
  return (values[`header.${name}`] ?? '').trim();
}

/** Optional fields of a header are left out where they are blank. */
function given(name: string, values: TemplateValues): SentComponent {
  const value = values[`header.${name}`] ?? '';
  return value.trim() === '' ? {} : { [name]: value };
}
