import type { Edit, OverruledField } from '#contract/routes/edits.ts';
import { attributeText } from '@/shared/contacts';
import { listed, problemText, translate as t } from '@/shared/i18n';
import { formatPhone } from '@/shared/phone';
import type { Hindrance } from '@/shared/sync';
import { disarmName, inSentence } from '@/shared/text';

export type EditAction = 'retry' | 'discard' | 'undelete' | 'takeTheirs' | 'keepMine';

/** How an edit stands, in words, and the ways out of it. */
export interface EditWords {
  readonly tone: 'waiting' | 'refused' | 'overruled';
  readonly text: string;
  /** A line for each field that somebody else had changed. */
  readonly lines: readonly string[];
  readonly actions: readonly EditAction[];
}

/** What is changed: a contact by its name or number, a group or an auto-reply by its name. */
export function editName({ label, key, target }: Edit): string {
  if (target === 'contact' && (label === '' || label === key)) return formatPhone(key);
  return disarmName(label) || key;
}

/** @param hindrance what keeps the account from reaching the server now. */
export function describeEdit(edit: Edit, hindrance: Hindrance | null): EditWords {
  const { op, state, problem } = edit;
  const fields = listed(edit.fields.map((field) => fieldName(field)));
  switch (state) {
    case 'overruled':
      return {
        tone: 'overruled',
        text: t('edits.overruled'),
        lines: edit.overruled.map(overruledText),
        actions: ['takeTheirs', 'keepMine'],
      };
    case 'refused':
      return {
        tone: 'refused',
        text: sentences(t(`edits.refused.${op}`, { fields }), problem && problemText(problem)),
        lines: [],
        actions: ['retry', op === 'remove' ? 'undelete' : 'discard'],
      };
    case 'waiting':
      return {
        tone: 'waiting',
        text: sentences(t(`edits.waiting.${op}`, { fields }), whyText(edit, hindrance)),
        lines: [],
        actions: [op === 'remove' ? 'undelete' : 'discard'],
      };
    case 'sending':
      return {
        tone: 'waiting',
        text: sentences(t(`edits.waiting.${op}`, { fields }), t('edits.why.sending')),
        lines: [],
        actions: [],
      };
  }
}

function whyText({ problem }: Edit, hindrance: Hindrance | null): string {
  if (hindrance) return t(`edits.why.${hindrance.kind}`);
  return problem ? problemText(problem) : t('edits.why.soon');
}

function sentences(...all: readonly (string | null)[]): string {
  return all.filter(Boolean).join(' ');
}

function overruledText({ field, key, theirs, ours }: OverruledField): string {
  return t('edits.overruledField', {
    field: fieldName(field, key),
    theirs: valueText(theirs),
    ours: valueText(ours),
  });
}

/** Letters of a value that are told. */
const MOST = 120;
const FIELDS = [
  ...([
    'phone',
    'name',
    'email',
    'tags',
    'customAttributes',
    'isOptedIn',
    'description',
    'isActive',
  ] as const),
  ...(['triggerType', 'keywords', 'replyType', 'replyText', 'templateName', 'templateLanguage'] as const),
] as const;

/** A field by the name people know; an attribute (`key`) by its own. */
export function fieldName(field: string, key?: string): string {
  if (key !== undefined) return inSentence(key, MOST);
  const known = FIELDS.find((name) => name === field);
  return known ? t(`edits.field.${known}`) : field.slice(0, MOST);
}

/** The value of a field as it is told in a sentence. */
export function valueText(value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'edits.yes' : 'edits.no');
  const text = attributeText(value).trim();
  return text === '' ? t('edits.nothing') : inSentence(text, MOST);
}
