import { buttonSlots, variableKey, type TemplateValues } from './fields.ts';
import { fieldsOf, listOf, readParts, textOf, type HeaderPart, type TemplateWords } from './parts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The values in the components of a template send, by the keys of its fields: `buildComponents` taken back. */
export function readComponents(template: TemplateWords, components: readonly Fields[]): TemplateValues {
  const parts = readParts(template);
  const sent = (type: string): readonly Fields[] =>
    components.filter((one) => textOf(one, 'type').toLowerCase() === type);
  const parameters = (type: string): readonly Fields[] =>
    sent(type).flatMap((one) => listOf(one['parameters']).map(fieldsOf));
  const header =
    parts.header?.kind === 'text'
      ? readTexts('header', parts.header.variables, parameters('header'))
      : readHeader(parts.header, parameters('header')[0]);
  const slots = buttonSlots(parts);
  const buttons = sent('button').flatMap((button) => {
    const mine = slots.filter(({ index }) => String(index) === textOf(button, 'index'));
    return listOf(button['parameters']).flatMap((parameter, at) => {
      const key = mine[at]?.key;
      return key === undefined ? [] : [[key, parameterText(parameter)] as const];
    });
  });
  const body = readTexts('body', parts.body?.variables ?? [], parameters('body'));
  // The text of a one-time code counts before its button.
  return Object.fromEntries([...buttons, ...header, ...body]);
}

/**
 * What a parameter says: `{type:'text',text}`, `{type:'coupon_code',coupon_code}`,
 * `{type:'currency',currency:{fallback_value}}`, `{type:'image',image:{link}}`, …; empty where it says nothing.
 */
export function parameterText(parameter: unknown): string {
  const fields = fieldsOf(parameter);
  const inner = fieldsOf(fields[textOf(fields, 'type')]);
  const found = [
    textOf(fields, 'text'),
    textOf(fields, 'payload'),
    textOf(fields, 'coupon_code'),
    textOf(inner, 'fallback_value'),
    textOf(inner, 'filename'),
    textOf(inner, 'link'),
    textOf(inner, 'name'),
  ];
  return found.find((text) => text !== '') ?? '';
}

type Entry = readonly [key: string, value: string];

/** By name where the parameters carry names, otherwise by position. */
function readTexts(
  part: 'header' | 'body',
  variables: readonly string[],
  parameters: readonly Fields[],
): readonly Entry[] {
  return variables.flatMap((name, index): readonly Entry[] => {
    const named = parameters.find((one) => textOf(one, 'parameter_name') === name);
    const placed = parameters[index];
    const parameter = named ?? (placed && textOf(placed, 'parameter_name') === '' ? placed : undefined);
    return parameter ? [[variableKey(part, name), parameterText(parameter)]] : [];
  });
}

function readHeader(header: HeaderPart | null, parameter: Fields | undefined): readonly Entry[] {
  if (!header || !parameter) return [];
  const names = namesOf(header);
  const inner = fieldsOf(parameter[header.kind === 'media' ? header.media : header.kind]);
  return names.flatMap((name): readonly Entry[] => {
    const text = textOf(inner, name);
    return text === '' ? [] : [[`header.${name}`, text]];
  });
}

function namesOf(header: HeaderPart): readonly string[] {
  if (header.kind === 'media') return header.media === 'document' ? ['link', 'filename'] : ['link'];
  return header.kind === 'location' ? ['latitude', 'longitude', 'name', 'address'] : [];
}

/**
 * The values in the components of a template whose own words are not known: by the names of the parameters, otherwise
 * counted from 1, as nearly every template does.
 */
export function looseValues(components: readonly Fields[]): TemplateValues {
  return Object.fromEntries(
    components.flatMap((component): readonly Entry[] => {
      const part = textOf(component, 'type').toLowerCase();
      const parameters = listOf(component['parameters']).map(fieldsOf);
      if (part === 'button')
        return parameters
          .slice(0, 1)
          .map((one) => [`button.${textOf(component, 'index')}`, parameterText(one)]);
      if (part !== 'header' && part !== 'body') return [];
      return parameters.flatMap((one, index) => looseEntries(part, one, index));
    }),
  );
}

function looseEntries(part: 'header' | 'body', parameter: Fields, index: number): readonly Entry[] {
  const type = textOf(parameter, 'type').toLowerCase();
  if (type === 'location') return readHeader({ kind: 'location' }, parameter);
  if (type === 'image' || type === 'video' || type === 'document')
    return readHeader({ kind: 'media', media: type }, parameter);
  const name = textOf(parameter, 'parameter_name') || String(index + 1);
  return [[variableKey(part, name), parameterText(parameter)]];
}
