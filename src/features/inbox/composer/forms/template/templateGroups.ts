import { compareWords } from '@/shared/i18n';
import type { Template } from '#contract/routes/templates.ts';
import { fillTemplate, textOfPieces } from '#contract/rules/template/fillTemplate.ts';
import { sendability, type Sendability } from '#contract/rules/template/sendability.ts';
import { plainText } from '../../../formatting/parseFormatting';
import { languageKey } from '../../../templates/findTemplate';
import { languageName } from '../../../templates/languageName';

export interface TemplateChoice {
  readonly template: Template;
  readonly sendability: Sendability;
}

/** The templates of one name, one for each language. */
export interface TemplateGroup {
  readonly name: string;
  readonly choices: readonly [TemplateChoice, ...TemplateChoice[]];
  /** In some language. */
  readonly canSend: boolean;
}

/** By name, what can be sent first; languages that can be sent come first too. */
export function groupTemplates(templates: readonly Template[]): readonly TemplateGroup[] {
  const byName = new Map<string, TemplateChoice[]>();
  for (const template of templates) {
    const group = byName.get(template.name) ?? [];
    group.push({ template, sendability: sendability(template) });
    byName.set(template.name, group);
  }
  return [...byName]
    .flatMap(([name, choices]): readonly TemplateGroup[] => {
      const [first, ...others] = choices.toSorted((a, b) => rank(a) - rank(b));
      return first ? [{ name, choices: [first, ...others], canSend: first.sendability.canSend }] : [];
    })
    .toSorted((a, b) => Number(b.canSend) - Number(a.canSend) || compareWords(a.name, b.name));
}

/** Groups with a template that every word of the search fits. */
export function searchTemplates(
  groups: readonly TemplateGroup[],
  search: string,
  locale: string,
): readonly TemplateGroup[] {
  const fits = templateSearch(search, locale);
  return groups.filter(({ choices }) => choices.some(({ template }) => fits(template)));
}

/** Whether every word of the search stands in a template's name, text, category or language, whatever its case and accents. */
export function templateSearch(search: string, locale: string): (template: Template) => boolean {
  const words = plain(search).split(/\s+/u).filter(Boolean);
  return (template) => words.length === 0 || words.every((word) => said(template, locale).includes(word));
}

/** Folding a thousand texts with every key would be felt. */
const folded = new WeakMap<Template, { readonly locale: string; readonly text: string }>();

function said(template: Template, locale: string): string {
  const known = folded.get(template);
  if (known?.locale === locale) return known.text;
  const { name, category, language } = template;
  const text = plain(
    [
      name,
      name.replaceAll('_', ' '),
      category ?? '',
      language,
      languageName(language, locale),
      bodyOf(template),
    ].join('\n'),
  );
  folded.set(template, { locale, text });
  return text;
}

/** The template's text in one line, its variables as they are. */
export function bodyOf(template: Template): string {
  const { header, body } = fillTemplate(template, {});
  const pieces = body.length > 0 || header?.kind !== 'text' ? body : header.pieces;
  return plainText(textOfPieces(pieces)).replaceAll(/\s+/gu, ' ').trim();
}

/**
 * The language to begin with: the first of the wishes there is (`hi`, `pt-BR`, `Hindi`), of the same language elsewhere
 * after that, otherwise the first that can be sent.
 */
export function chooseLanguage({ choices }: TemplateGroup, wishes: readonly string[]): TemplateChoice {
  const open = choices.filter((choice) => choice.sendability.canSend);
  for (const wish of wishes.map(languageKey).filter(Boolean)) {
    const base = wish.split('_')[0];
    const found =
      open.find(({ template }) => languageKey(template.language) === wish) ??
      open.find(({ template }) => languageKey(template.language).split('_')[0] === base) ??
      open.find(({ template }) => languageName(template.language, 'en').toLowerCase() === wish);
    if (found) return found;
  }
  return open[0] ?? choices[0];
}

function rank({ sendability: { canSend } }: TemplateChoice): number {
  return canSend ? 0 : 1;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase();
}
