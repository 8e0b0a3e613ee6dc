import type { Template } from '../../routes/templates.ts';
import { inPosition, isNumber, variablesIn } from './variables.ts';

/** What the rules read of a template. */
export type TemplateWords = Pick<Template, 'components' | 'parameterFormat' | 'category'>;

export type TemplateMedia = 'image' | 'video' | 'document';

export interface TextPart {
  readonly text: string;
  /** In the order in which their values are sent. */
  readonly variables: readonly string[];
  /** By variable. */
  readonly examples: ReadonlyMap<string, string>;
}

export type HeaderPart =
  | ({ readonly kind: 'text' } & TextPart)
  | { readonly kind: 'media'; readonly media: TemplateMedia }
  | { readonly kind: 'location' }
  /** Of a format that is not known. */
  | { readonly kind: 'other'; readonly format: string };

export type ButtonKind = 'reply' | 'url' | 'phone' | 'copy-code' | 'one-time-code' | 'other';

export interface ButtonPart {
  readonly kind: ButtonKind;
  /** Upper case, as Meta names it. */
  readonly type: string;
  /** Empty where the phone writes it itself. */
  readonly label: string;
  /** The address, with its variables; empty for other kinds. */
  readonly url: string;
  readonly phone: string;
  /** Of the address or the code; empty where there is none. */
  readonly example: string;
}

/** A template in parts that can be relied on, whatever its components hold. */
export interface TemplateParts {
  readonly header: HeaderPart | null;
  readonly body: TextPart | null;
  readonly footer: string;
  readonly buttons: readonly ButtonPart[];
  /** Values go by their variable's name; otherwise by its position. */
  readonly isNamed: boolean;
  /** Parts of other types, such as CAROUSEL, in upper case. */
  readonly others: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const OWN_PARTS: readonly string[] = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'];

export function readParts({ components, parameterFormat, category }: TemplateWords): TemplateParts {
  const part = (type: string): Fields | undefined => components.find((one) => typeOf(one) === type);
  const header = part('HEADER');
  const body = part('BODY');
  const texts = [header, body].map((one) => textOf(one, 'text'));
  const isNamed =
    parameterFormat === null
      ? texts.flatMap(variablesIn).some((name) => !isNumber(name))
      : parameterFormat === 'NAMED';
  const isOneTimeCode = category === 'AUTHENTICATION' || category === 'OTP';
  const bodyText = textOf(body, 'text') || (body && isOneTimeCode ? fixedBody(body) : '');
  return {
    header: header ? readHeader(header, isNamed) : null,
    body: bodyText === '' ? null : readText(bodyText, exampleOf(body, 'body_text'), isNamed),
    footer: footerOf(part('FOOTER')),
    buttons: components
      .filter((one) => typeOf(one) === 'BUTTONS')
      .flatMap((one) => listOf(one['buttons']))
      .map((button) => readButton(fieldsOf(button), isOneTimeCode)),
    isNamed,
    others: components.map(typeOf).filter((type) => type !== '' && !OWN_PARTS.includes(type)),
  };
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function readHeader(header: Fields, isNamed: boolean): HeaderPart | null {
  const format = textOf(header, 'format').toUpperCase();
  const text = textOf(header, 'text');
  switch (format) {
    case 'IMAGE':
    case 'VIDEO':
    case 'DOCUMENT':
      return { kind: 'media', media: format.toLowerCase() as TemplateMedia };
    case 'LOCATION':
      return { kind: 'location' };
    case 'TEXT':
    case '':
      return text === ''
        ? null
        : { kind: 'text', ...readText(text, exampleOf(header, 'header_text'), isNamed) };
    default:
      return { kind: 'other', format };
  }
}

function readText(text: string, given: TextExamples, isNamed: boolean): TextPart {
  const found = variablesIn(text);
  const variables = isNamed ? found : inPosition(found);
  const examples = new Map<string, string>();
  for (const [index, name] of variables.entries()) {
    const example = given.named.get(name) ?? given.positional[index] ?? '';
    if (example !== '') examples.set(name, example);
  }
  return { text, variables, examples };
}

interface TextExamples {
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

/** `{body_text: [['Sara', '#1']]}`, `{header_text: ['Sara']}`, `{body_text_named_params: [{param_name, example}]}`. */
function exampleOf(part: Fields | undefined, name: 'body_text' | 'header_text'): TextExamples {
  const example = fieldsOf(part?.['example']);
  const named = listOf(example[`${name}_named_params`]).map(fieldsOf);
  return {
    positional: listOf(example[name]).flat().map(asText),
    named: new Map(named.map((one) => [textOf(one, 'param_name'), textOf(one, 'example')])),
  };
}

function readButton(button: Fields, isOneTimeCode: boolean): ButtonPart {
  const type = typeOf(button);
  const url = type === 'URL' || type === 'OTP' ? textOf(button, 'url') : '';
  const isUrlOfCode = type === 'URL' && variablesIn(url).length > 0 && (isOneTimeCode || OTP_URL.test(url));
  return {
    kind: isUrlOfCode ? 'one-time-code' : kindOf(type),
    type,
    label: textOf(button, 'text'),
    url,
    phone: textOf(button, 'phone_number'),
    example: asText(button['example']) || asText(listOf(button['example'])[0]),
  };
}

/** As Meta lists the button of an authentication template once it is made. */
const OTP_URL = /^https:\/\/www\.whatsapp\.com\/otp\//u;

function kindOf(type: string): ButtonKind {
  switch (type) {
    case 'URL':
      return 'url';
    case 'OTP':
      return 'one-time-code';
    case 'COPY_CODE':
      return 'copy-code';
    case 'PHONE_NUMBER':
    case 'VOICE_CALL':
      return 'phone';
    case 'QUICK_REPLY':
      return 'reply';
    default:
      return 'other';
  }
}

/** The words of an authentication template are WhatsApp's own, and a list may leave them out. */
function fixedBody(body: Fields): string {
  const advice =
    body['add_security_recommendation'] === true ? ' For your security, do not share this code.' : '';
  return `*{{1}}* is your verification code.${advice}`;
}

function footerOf(footer: Fields | undefined): string {
  const minutes = footer?.['code_expiration_minutes'];
  const text = textOf(footer, 'text');
  return text === '' && typeof minutes === 'number' ? `This code expires in ${minutes} minutes.` : text;
}

function typeOf(part: Fields): string {
  return textOf(part, 'type').trim().toUpperCase();
}

export function textOf(fields: Fields | undefined, name: string): string {
  return asText(fields?.[name]);
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}
