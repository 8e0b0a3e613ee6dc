import { buttonSlots, variableKey, type TemplateValues } from './fields.ts';
import {
  readParts,
  type ButtonKind,
  type ButtonPart,
  type TemplateMedia,
  type TemplateParts,
  type TemplateWords,
} from './parts.ts';
import { splitVariables } from './variables.ts';

/** A piece of a filled text. A variable that has no value yet stands as `{{name}}`, and is a gap. */
export interface FilledPiece {
  readonly text: string;
  /** The field it comes from; null for the template's own words. */
  readonly key: string | null;
  readonly isGap: boolean;
}

export type FilledHeader =
  | { readonly kind: 'text'; readonly pieces: readonly FilledPiece[] }
  | {
      readonly kind: 'media';
      readonly media: TemplateMedia;
      /** Empty until it is filled in. */
      readonly link: string;
      readonly filename: string;
    }
  | {
      readonly kind: 'location';
      /** Degrees; null until both are filled in and on the globe. */
      readonly at: { readonly latitude: number; readonly longitude: number } | null;
      readonly name: string;
      readonly address: string;
    };

export interface FilledButton {
  readonly kind: ButtonKind;
  readonly label: string;
  /** Where it leads, with what was filled in; empty for other kinds. */
  readonly url: string;
  readonly phone: string;
  /** What it copies. */
  readonly code: string;
}

/** What the phone shows of a template. */
export interface FilledTemplate {
  readonly header: FilledHeader | null;
  readonly body: readonly FilledPiece[];
  readonly footer: string;
  readonly buttons: readonly FilledButton[];
}

export function fillTemplate(template: TemplateWords, values: TemplateValues): FilledTemplate {
  const parts = readParts(template);
  return {
    header: fillHeader(parts, values),
    body: fillText(parts.body?.text ?? '', (name) => variableKey('body', name), values),
    footer: parts.footer,
    buttons: parts.buttons.map((button, index) => fillButton(button, index, parts, values)),
  };
}

export function textOfPieces(pieces: readonly FilledPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** A coordinate as it is typed, in degrees; null where it is none. */
export function readDegrees(text: string, max: number): number | null {
  const degrees = /^-?\d{1,3}(\.\d+)?$/u.test(text.trim()) ? Number(text) : Number.NaN;
  return Math.abs(degrees) <= max ? degrees : null;
}

function fillText(
  text: string,
  keyOf: (variable: string) => string,
  values: TemplateValues,
): readonly FilledPiece[] {
  return splitVariables(text).map((piece) => {
    if (piece.kind === 'text') return { text: piece.text, key: null, isGap: false };
    const key = keyOf(piece.name);
    const value = values[key] ?? '';
    const isGap = value.trim() === '';
    return { text: isGap ? `{{${piece.name}}}` : value, key, isGap };
  });
}

function fillHeader({ header }: TemplateParts, values: TemplateValues): FilledHeader | null {
  const value = (name: string): string => (values[`header.${name}`] ?? '').trim();
  switch (header?.kind) {
    case 'text':
      return {
        kind: 'text',
        pieces: fillText(header.text, (name) => variableKey('header', name), values),
      };
    case 'media':
      return { kind: 'media', media: header.media, link: value('link'), filename: value('filename') };
    case 'location': {
      const latitude = readDegrees(value('latitude'), 90);
      const longitude = readDegrees(value('longitude'), 180);
      return {
        kind: 'location',
        at: latitude === null || longitude === null ? null : { latitude, longitude },
        name: value('name'),
        address: value('address'),
      };
    }
    default:
      return null;
  }
}

function fillButton(
  { kind, label, url, phone }: ButtonPart,
  index: number,
  parts: TemplateParts,
  values: TemplateValues,
): FilledButton {
  const slots = buttonSlots(parts).filter((slot) => slot.index === index);
  const keyOf = (variable: string): string => slots.find((slot) => slot.variable === variable)?.key ?? '';
  const codeKey = slots.find((slot) => slot.kind !== 'url-part')?.key;
  return {
    kind,
    label,
    url: textOfPieces(fillText(url, keyOf, values)),
    phone,
    code: codeKey === undefined ? '' : (values[codeKey] ?? ''),
  };
}
