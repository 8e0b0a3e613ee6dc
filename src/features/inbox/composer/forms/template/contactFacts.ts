import type { Contact } from '#contract/routes/contacts.ts';
import type { TemplateField, TemplateValues } from '#contract/rules/template/fields.ts';
import { fillTemplate, type FilledPiece } from '#contract/rules/template/fillTemplate.ts';
import type { TemplateWords } from '#contract/rules/template/parts.ts';
import { attributeText, attributeTitle } from '@/shared/contacts';
import { translate as t } from '@/shared/i18n';

/** Something known of a contact that may stand in a template. */
export interface ContactFact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** What there is to fill in from: name, phone, email, then the contact's own attributes; empty ones are left out. */
export function contactFacts(contact: Contact | null, phone: string): readonly ContactFact[] {
  const words = contact?.name?.trim().split(/\s+/u) ?? [];
  const attributes = Object.entries(contact?.customAttributes ?? {});
  return [
    { key: 'name', label: t('templates.fact.name'), value: words.join(' ') },
    {
      key: 'firstName',
      label: t('templates.fact.firstName'),
      value: words.length > 1 ? (words[0] ?? '') : '',
    },
    {
      key: 'lastName',
      label: t('templates.fact.lastName'),
      value: words.length > 1 ? (words.at(-1) ?? '') : '',
    },
    { key: 'phone', label: t('templates.fact.phone'), value: phone },
    { key: 'email', label: t('templates.fact.email'), value: contact?.email ?? '' },
    ...attributes.map(([name, value]) => ({
      key: `attribute.${name}`,
      label: attributeTitle(name),
      value: attributeText(value),
    })),
  ].filter(({ value }) => value.trim() !== '');
}

/** The language or locale that a contact's attributes name; empty where none does. */
export function contactLanguage(contact: Contact | null): string {
  const named = Object.entries(contact?.customAttributes ?? {}).find(([name]) =>
    LANGUAGE_NAMES.includes(squeeze(name)),
  );
  return named ? attributeText(named[1]).trim() : '';
}

/**
 * Values for fields that are empty, where there is no doubt what belongs there: variables named as something known of
 * the contact, and the name after a greeting.
 */
export function guessValues(
  template: TemplateWords,
  fields: readonly TemplateField[],
  values: TemplateValues,
  facts: readonly ContactFact[],
): TemplateValues {
  const { header, body } = fillTemplate(template, {});
  const texts = [header?.kind === 'text' ? header.pieces : [], body];
  const greeted = new Set(texts.flatMap(greetedKeys));
  return Object.fromEntries(
    fields.flatMap((field) => {
      if ((values[field.key] ?? '').trim() !== '' || field.kind !== 'text') return [];
      const value =
        factNamed(field.label, facts) ?? (greeted.has(field.key) ? factOf(GREETED, facts) : undefined);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
}

/** The fact that a value was taken from; null for what was typed. */
export function factBehind(value: string, facts: readonly ContactFact[]): ContactFact | null {
  return value.trim() === '' ? null : (facts.find((fact) => fact.value === value) ?? null);
}

const LANGUAGE_NAMES: readonly string[] = [
  'language',
  'lang',
  'locale',
  'preferredlanguage',
  'languagecode',
  'preferredlocale',
];
/** Variables by what they are called, without who it is about. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  name: ['name', 'firstName'],
  fullname: ['name'],
  firstname: ['firstName', 'name'],
  givenname: ['firstName', 'name'],
  lastname: ['lastName'],
  surname: ['lastName'],
  familyname: ['lastName'],
  phone: ['phone'],
  phonenumber: ['phone'],
  mobile: ['phone'],
  mobilenumber: ['phone'],
  whatsappnumber: ['phone'],
  email: ['email'],
  emailaddress: ['email'],
};
const WHOSE = /^(?:customer|client|contact|user|recipient|buyer|guest|your|my)(?=.)/u;
const GREETED: readonly string[] = ['firstName', 'name'];
/** In the languages of most templates; whoever is greeted is the contact. */
const GREETING =
  /(?:^|[\s¡!*_~])(?:hi|hello|hey|dear|hola|ol[áa]|oi|bonjour|salut|hallo|ciao|namaste|नमस्ते|नमस्कार|प्रिय|مرحب[اً]+|أهلا|عزيزي|السلام عليكم)[\s,!،*_~]*$/iu;

function greetedKeys(pieces: readonly FilledPiece[]): readonly string[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1]?.text ?? '';
    return piece.key !== null && GREETING.test(before) ? [piece.key] : [];
  });
}

function factNamed(variable: string, facts: readonly ContactFact[]): string | undefined {
  const name = squeeze(variable);
  const attribute = facts.find(({ key }) => key.startsWith('attribute.') && squeeze(key.slice(10)) === name);
  if (attribute) return attribute.value;
  const known = SYNONYMS[name] ?? SYNONYMS[name.replace(WHOSE, '')];
  return known && factOf(known, facts);
}

function factOf(keys: readonly string[], facts: readonly ContactFact[]): string | undefined {
  return keys
    .map((key) => facts.find((fact) => fact.key === key)?.value)
    .find((value) => value !== undefined);
}

/** "Customer name", "customer_name" and "customerName" are one name. */
function squeeze(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
