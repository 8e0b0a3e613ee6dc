import { z } from 'zod';
import { route } from '../route.ts';
import { mediaKind } from './media.ts';
import { accountId, done, phone } from './shapes.ts';

const field = z.string().max(20_000);

/** A composer other than the text box, as far as it is filled in: what was typed, whether or not it makes sense yet. */
export const draftForm = z.discriminatedUnion('type', [
  z.object({ type: z.literal('media'), kind: mediaKind, url: field, caption: field, filename: field }),
  z.object({ type: z.literal('location'), latitude: field, longitude: field, name: field, address: field }),
  z.object({
    type: z.literal('buttons'),
    header: field,
    body: field,
    footer: field,
    buttons: z.array(field).max(10),
  }),
  z.object({
    type: z.literal('template'),
    /** Empty until one is chosen. */
    name: z.string().max(1000),
    language: z.string().max(40),
    /** By the key of the template's field: see rules/template. */
    values: z.record(z.string(), field),
  }),
]);
export type DraftForm = z.infer<typeof draftForm>;

/** What was written and not sent, per chat: the text of the box, and the composer that is open above it. */
export const draft = z.object({ text: z.string().max(200_000), form: draftForm.nullable() });

export const draftRoutes = {
  'drafts.get': route(z.object({ accountId, phone }), draft),
  /** An empty text without a form forgets the draft. `form` left out: it stays as it is. */
  'drafts.set': route(draft.partial({ form: true }).extend({ accountId, phone }), done),
};
