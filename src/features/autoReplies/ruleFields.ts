import type { AutoReply, AutoReplyFields } from '#contract/routes/autoReplies.ts';
import {
  checkAutoReply,
  type AutoReplyDraft,
  type AutoReplyProblem,
  type CheckedField,
} from '#contract/rules/autoReply/checkAutoReply.ts';

/** A rule as the form shows it. */
export interface RuleFields extends AutoReplyDraft {
  readonly isActive: boolean;
}

/** What was changed of a rule and not saved. */
export interface RuleEdit {
  /** The rule as it was when the last change was made; null: it is a new one. */
  readonly row: AutoReply | null;
  readonly change: Partial<RuleFields>;
  /** What stood in the changed fields when they were begun. */
  readonly seen: Partial<RuleFields>;
}

/** The one that is being made. Ids of the server begin with no blank. */
export const NEW_RULE = ' new';

export const TRIGGERS = ['KEYWORD', 'FIRST_MESSAGE', 'ALWAYS', 'OUT_OF_HOURS'] as const;
export const REPLIES = ['TEXT', 'TEMPLATE'] as const;
export type Trigger = (typeof TRIGGERS)[number];
export type Reply = (typeof REPLIES)[number];

const BLANK: RuleFields = {
  name: '',
  triggerType: 'KEYWORD',
  keywords: [],
  replyType: 'TEXT',
  replyText: '',
  templateName: null,
  templateLanguage: null,
  isActive: true,
};

export function fieldsOf(row: AutoReply | null): RuleFields {
  if (!row) return BLANK;
  const { name, triggerType, keywords, replyType, replyText, templateName, templateLanguage, isActive } = row;
  return {
    ...{ name, triggerType, keywords, replyType, templateName, templateLanguage },
    replyText: replyText ?? '',
    isActive: isActive ?? true,
  };
}

/** As the form shows it: what was changed, over what stands there. */
export function editedFields(row: AutoReply | null, edit: RuleEdit | null): RuleFields {
  return { ...fieldsOf(row), ...edit?.change };
}

/** The same as a row, for whatever reads rows. */
export function editedRow(row: AutoReply | null, edit: RuleEdit | null): AutoReply {
  const fields = editedFields(row, edit);
  const rest = row ?? { id: NEW_RULE, createdAt: null, updatedAt: null, editState: null };
  return { ...rest, ...fields, keywords: [...fields.keywords] };
}

/** One more change; null where nothing is left that differs from what stands there. */
export function withChange(
  row: AutoReply | null,
  edit: RuleEdit | null,
  change: Partial<RuleFields>,
): RuleEdit | null {
  const now = fieldsOf(row);
  const wanted = { ...edit?.change, ...change };
  const differing = keysOf(wanted).filter((field) => !isSame(wanted[field], now[field]));
  if (differing.length === 0) return null;
  return {
    row,
    change: pick(wanted, differing),
    seen: { ...pick(now, differing), ...pick(edit?.seen ?? {}, differing) },
  };
}

/** What is left of an edit once this of it was saved: what was typed meanwhile. */
export function withoutSaved(edit: RuleEdit | null, row: AutoReply, saved: RuleEdit): RuleEdit | null {
  if (!edit) return null;
  const typed = keysOf(edit.change).filter((field) => !isSame(edit.change[field], saved.change[field]));
  return withChange(row, null, pick(edit.change, typed));
}

type Change = Partial<AutoReplyFields>;

/**
 * What is sent of an edit, and what the person saw in those fields: what was changed and has to do with the trigger and
 * the reply as they are now. A new trigger or reply goes with what it needs, changed or not.
 */
export function changeToSend(row: AutoReply, edit: RuleEdit): { change: Change; seen: Partial<RuleFields> } {
  const fields = editedFields(row, edit);
  const now = fieldsOf(row);
  const isNew = (field: keyof RuleFields): boolean => field in edit.change;
  const change: Change = {};
  if (isNew('name')) change.name = fields.name.trim();
  const trigger = triggerOf(fields);
  if (trigger && isNew('triggerType')) change.triggerType = trigger;
  if (trigger === 'KEYWORD' && (isNew('triggerType') || isNew('keywords')))
    change.keywords = [...fields.keywords];
  const reply = replyOf(fields);
  if (reply && isNew('replyType')) change.replyType = reply;
  if (reply === 'TEXT' && (isNew('replyType') || isNew('replyText'))) change.replyText = fields.replyText;
  if (reply === 'TEMPLATE' && (isNew('replyType') || isNew('templateName') || isNew('templateLanguage'))) {
    change.templateName = fields.templateName;
    change.templateLanguage = fields.templateLanguage;
  }
  const sent = keysOf(change);
  return { change, seen: { ...pick(now, sent), ...pick(edit.seen, sent) } };
}

/** A whole rule, as it is created. What the trigger and the reply have no use for is left out. */
export function ruleToCreate(fields: RuleFields): AutoReplyFields {
  const triggerType = triggerOf(fields) ?? 'KEYWORD';
  const replyType = replyOf(fields) ?? 'TEXT';
  const { templateName, templateLanguage, replyText } = fields;
  return {
    name: fields.name.trim(),
    triggerType,
    ...(triggerType === 'KEYWORD' && { keywords: [...fields.keywords] }),
    replyType,
    ...(replyType === 'TEXT' ? { replyText } : { templateName, templateLanguage }),
    // On is what the server makes of it when nothing is said.
    ...(!fields.isActive && { isActive: false }),
  };
}

/** Fields that a check of another one depends on. */
const DEPENDS: Readonly<Record<CheckedField, readonly (keyof RuleFields)[]>> = {
  name: ['name'],
  keywords: ['keywords', 'triggerType'],
  replyText: ['replyText', 'replyType'],
  templateName: ['templateName', 'replyType'],
};

/** Why it can't be saved. What was wrong before and is not touched does not keep the rest from being saved. */
export function problemsOf(row: AutoReply | null, edit: RuleEdit | null): readonly AutoReplyProblem[] {
  const all = checkAutoReply(editedFields(row, edit));
  return row === null
    ? all
    : all.filter(({ field }) => DEPENDS[field].some((one) => one in (edit?.change ?? {})));
}

/** null: one that nobody here knows. */
export function triggerOf({ triggerType }: Pick<AutoReplyDraft, 'triggerType'>): Trigger | null {
  return TRIGGERS.find((known) => known === triggerType) ?? null;
}

export function replyOf({ replyType }: Pick<AutoReplyDraft, 'replyType'>): Reply | null {
  return REPLIES.find((known) => known === replyType) ?? null;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Those fields of it that are there. */
function pick(fields: Partial<RuleFields>, names: readonly (keyof RuleFields)[]): Partial<RuleFields> {
  return Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]]));
}

function keysOf(fields: Partial<RuleFields> | Change): readonly (keyof RuleFields)[] {
  return Object.keys(fields) as (keyof RuleFields)[];
}
