import { isBlank, isWebLink } from '../checkContent.ts';
import { LIMITS } from '../limits.ts';
import { countCodePoints } from '../textLength.ts';
import { fieldsOfParts, type TemplateField, type TemplateValues } from './fields.ts';
import { fillTemplate, readDegrees, type FilledPiece } from './fillTemplate.ts';
import { readParts, type TemplateWords } from './parts.ts';

/** `refused`: it would surely be refused. `warning`: nobody knows for sure, and it may be sent anyway. */
export type TemplateProblem =
  | { readonly level: 'refused'; readonly reason: 'missing' | 'not-a-link'; readonly key: string }
  | {
      readonly level: 'refused';
      readonly reason: 'not-degrees';
      readonly key: string;
      /** Degrees from 0 to either side. */
      readonly max: number;
    }
  /** With its values in it; lengths in code points. */
  | {
      readonly level: 'refused';
      readonly reason: 'too-long';
      readonly part: 'header' | 'body';
      readonly length: number;
      readonly max: number;
    }
  | { readonly level: 'warning'; readonly reason: 'line-break' | 'spaces'; readonly key: string }
  | {
      readonly level: 'warning';
      readonly reason: 'long-code';
      readonly key: string;
      readonly length: number;
      readonly max: number;
    }
  /** The list does not say what the template holds, nor so what it has to be filled with. */
  | { readonly level: 'warning'; readonly reason: 'words-unknown' };

/** A coupon had 15 before it had 20; nothing says what becomes of a longer one. */
const MAX_COUPON = 20;
const MAX_CODE = 15;

/** What is wrong with the values of a template, in the order of its fields; an empty list: nothing. */
export function checkTemplate(template: TemplateWords, values: TemplateValues): readonly TemplateProblem[] {
  const parts = readParts(template);
  const filled = fillTemplate(template, values);
  const header = filled.header?.kind === 'text' ? filled.header.pieces : [];
  return [
    ...fieldsOfParts(parts).flatMap((field) => checkValue(field, values[field.key] ?? '')),
    ...tooLong('header', header, LIMITS.header),
    ...tooLong('body', filled.body, LIMITS.body),
    ...(parts.body === null ? [{ level: 'warning', reason: 'words-unknown' } as const] : []),
  ];
}

function checkValue(field: TemplateField, value: string): readonly TemplateProblem[] {
  const { key, kind, isOptional } = field;
  if (isBlank(value)) return isOptional ? [] : [{ level: 'refused', reason: 'missing', key }];
  switch (kind) {
    case 'link':
      return isWebLink(value) ? [] : [{ level: 'refused', reason: 'not-a-link', key }];
    case 'latitude':
      return checkDegrees(key, value, LIMITS.latitude);
    case 'longitude':
      return checkDegrees(key, value, LIMITS.longitude);
    case 'coupon':
      return [...checkSpaces(key, value), ...checkCode(key, value, MAX_COUPON)];
    case 'code':
      return [...checkSpaces(key, value), ...checkCode(key, value, MAX_CODE)];
    case 'filename':
    case 'place':
      return [];
    case 'text':
    case 'url-part':
      return checkSpaces(key, value);
  }
}

function checkDegrees(key: string, value: string, max: number): readonly TemplateProblem[] {
  return readDegrees(value, max) === null ? [{ level: 'refused', reason: 'not-degrees', key, max }] : [];
}

/** Meta: "Param text cannot have new-line/tab characters or more than 4 consecutive spaces". */
function checkSpaces(key: string, value: string): readonly TemplateProblem[] {
  if (/[\n\r\t]/u.test(value)) return [{ level: 'warning', reason: 'line-break', key }];
  return value.includes('    ') ? [{ level: 'warning', reason: 'spaces', key }] : [];
}

function checkCode(key: string, value: string, max: number): readonly TemplateProblem[] {
  const length = countCodePoints(value);
  return length > max ? [{ level: 'warning', reason: 'long-code', key, length, max }] : [];
}

/** Gaps count for nothing: they are missed already. */
function tooLong(
  part: 'header' | 'body',
  pieces: readonly FilledPiece[],
  max: number,
): readonly TemplateProblem[] {
  const text = pieces.map((piece) => (piece.isGap ? '' : piece.text)).join('');
  const length = countCodePoints(text);
  return length > max ? [{ level: 'refused', reason: 'too-long', part, length, max }] : [];
}
