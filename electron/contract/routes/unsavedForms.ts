import { z } from 'zod';
import { route } from '../route.ts';
import { autoReply } from './autoReplies.ts';
import { fieldsSeen } from './edits.ts';
import { accountId, done, time } from './shapes.ts';

/**
 * Forms that were filled in and neither saved nor discarded, kept on this computer alone: what was typed, whether or not
 * it makes sense yet, and what stood there when it was begun.
 */
const attributeRow = z.object({
  id: z.number().int(),
  key: z.string(),
  /** What stood there: the value, or the name under which `seen.customAttributes` has it, as it may be long. */
  original: z.union([z.strictObject({ value: z.unknown() }), z.strictObject({ seen: z.string() })]),
  /** null: nothing was typed in its place. */
  typed: z.string().nullable(),
});

const contactValues = z.object({
  /** Fields that were changed, as they stand in the form. */
  touched: z.object({
    phone: z.object({ typed: z.string(), country: z.string().nullable() }).exactOptional(),
    name: z.string().exactOptional(),
    email: z.string().exactOptional(),
    tags: z.array(z.string()).readonly().exactOptional(),
    isOptedIn: z.boolean().nullable().exactOptional(),
    attributes: z.array(attributeRow).readonly().exactOptional(),
  }),
  seen: fieldsSeen,
});

const groupFields = z.object({ name: z.string(), description: z.string() });
const groupValues = z.object({
  /** null: a new one. */
  id: z.string().nullable(),
  seen: groupFields,
  values: groupFields,
});

const ruleFields = z.object({
  name: z.string().exactOptional(),
  triggerType: z.string().nullable().exactOptional(),
  keywords: z.array(z.string()).readonly().exactOptional(),
  replyType: z.string().nullable().exactOptional(),
  replyText: z.string().exactOptional(),
  templateName: z.string().nullable().exactOptional(),
  templateLanguage: z.string().nullable().exactOptional(),
  isActive: z.boolean().exactOptional(),
});
const autoReplyValues = z.object({
  /** As it was when it was changed last; null: a new one. */
  row: autoReply.nullable(),
  change: ruleFields,
  seen: ruleFields,
});

/** Which contact, group or rule: a form's own name for it, also for one that is not there yet. */
const key = z.string().max(300);
const contact = z.object({ kind: z.literal('contact'), key, values: contactValues });
const group = z.object({ kind: z.literal('group'), key, values: groupValues });
const rule = z.object({ kind: z.literal('autoReply'), key, values: autoReplyValues });

const changedAt = { changedAt: time };
export const unsavedForm = z.discriminatedUnion('kind', [
  contact.extend(changedAt),
  group.extend(changedAt),
  rule.extend(changedAt),
]);
export type UnsavedForm = z.infer<typeof unsavedForm>;
export type FormKind = UnsavedForm['kind'];
export type FormValues<Kind extends FormKind> = Extract<UnsavedForm, { kind: Kind }>['values'];

/** Of `values` null nothing is kept. */
const toKeep = z.discriminatedUnion('kind', [
  contact.extend({ accountId, values: contactValues.nullable() }),
  group.extend({ accountId, values: groupValues.nullable() }),
  rule.extend({ accountId, values: autoReplyValues.nullable() }),
]);

export const unsavedFormRoutes = {
  /** Those of one kind, or all, the newest first. One that can't be read is left out. */
  'unsavedForms.list': route(
    z.object({ accountId, kind: z.enum(['contact', 'group', 'autoReply']).optional() }),
    z.object({ rows: z.array(unsavedForm) }),
  ),
  /** Keeps a form in the place of what was kept of it; `values` null forgets it. INVALID_INPUT where it is too long. */
  'unsavedForms.set': route(toKeep, done),
};
