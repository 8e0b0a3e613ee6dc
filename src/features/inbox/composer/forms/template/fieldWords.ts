import type { TemplateField } from '#contract/rules/template/fields.ts';
import { fillTemplate, type FilledPiece } from '#contract/rules/template/fillTemplate.ts';
import { readParts, type TemplateWords } from '#contract/rules/template/parts.ts';
import { translate as t } from '@/shared/i18n';

const GAP = '▢';
/** Letters beside the gap, about. */
const BEFORE = 20;
const AFTER = 26;

/** A field by its place: "Text: Hi ▢, order {{2}} is…", "Button “Track”: end of its link". */
export function fieldLabel(template: TemplateWords, field: TemplateField): string {
  switch (field.kind) {
    case 'link':
      return t(`templates.field.${field.media ?? 'image'}`);
    case 'filename':
    case 'latitude':
    case 'longitude':
      return t(`templates.field.${field.kind}`);
    case 'place':
      return t(field.key === 'header.name' ? 'templates.field.placeName' : 'templates.field.address');
    case 'url-part':
      return t(isAtEnd(template, field) ? 'templates.field.url' : 'templates.field.urlMiddle', {
        label: field.label,
      });
    case 'coupon':
      return t('templates.field.coupon', { label: field.label || t('templates.button.coupon') });
    case 'text':
    case 'code':
      return field.part === 'button'
        ? t('templates.field.code', { label: field.label || t('templates.button.code') })
        : t(`templates.field.${field.part}`, { sentence: isolated(sentenceOf(template, field)) });
  }
}

/** The words around a gap, the other variables as they are. */
function sentenceOf(template: TemplateWords, field: TemplateField): string {
  const { header, body } = fillTemplate(template, {});
  const pieces = field.part === 'body' ? body : header?.kind === 'text' ? header.pieces : [];
  const at = pieces.findIndex(({ key }) => key === field.key);
  const before = wordsOf(pieces.slice(0, Math.max(at, 0)));
  const after = wordsOf(pieces.slice(at + 1));
  return `${lastWords(before)}${GAP}${firstWords(after)}`;
}

function wordsOf(pieces: readonly FilledPiece[]): string {
  return pieces
    .map(({ text, key }) => (key === null ? text.replaceAll(/[*~`]/gu, '') : text))
    .join('')
    .replaceAll(/\s+/gu, ' ');
}

function lastWords(text: string): string {
  if (text.length <= BEFORE) return text.trimStart();
  const cut = text.slice(-BEFORE);
  const space = cut.indexOf(' ');
  return `…${space < 0 ? cut.replace(/^[\udc00-\udfff]/u, '') : cut.slice(space + 1)}`;
}

function firstWords(text: string): string {
  if (text.length <= AFTER) return text.trimEnd();
  const cut = text.slice(0, AFTER);
  const space = cut.lastIndexOf(' ');
  return `${space < 0 ? cut.replace(/[\ud800-\udbff]$/u, '') : cut.slice(0, space)}…`;
}

function isAtEnd(template: TemplateWords, { buttonIndex }: TemplateField): boolean {
  return /\}\}\s*$/u.test(readParts(template).buttons[buttonIndex ?? -1]?.url ?? '');
}

/** Words of another direction do not turn the label round. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
