import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, done, problem, time } from './shapes.ts';

/**
 * An edit is a change a person made to a contact, a group or an auto-reply, from when it is kept here until the server
 * took it. Single edits show at once; those of a batch show row by row as the server takes them.
 */
export const editTarget = z.enum(['contact', 'group', 'autoReply']);
export type EditTarget = z.infer<typeof editTarget>;

/** Of a row: it has edits that wait to be sent, or one that the server refused. */
export const editState = z.enum(['waiting', 'refused']).nullable();
export type EditState = z.infer<typeof editState>;

/** Values of fields as the person saw them, by field name. */
export const fieldsSeen = z.record(z.string().max(100), z.unknown());

/** A field that somebody else changed at the server meanwhile: ours was kept, theirs is here to be taken instead. */
export const overruledField = z.object({
  field: z.string(),
  /** For an attribute: which one. */
  key: z.string().optional(),
  ours: z.unknown(),
  theirs: z.unknown(),
});
export type OverruledField = z.infer<typeof overruledField>;

export const edit = z.object({
  id: z.number().int(),
  target: editTarget,
  /** The contact's phone; the server's id of a group or an auto-reply, `new:…` of one that is not at the server yet. */
  key: z.string(),
  op: z.enum(['create', 'update', 'remove']),
  /** What it is of, to be shown: a name, else the phone. */
  label: z.string(),
  /** Names of the fields it changes; of `remove` none. */
  fields: z.array(z.string()),
  /**
   * `overruled`: it was sent, and what somebody else had written meanwhile was overwritten; it stays until the person
   * has seen that.
   */
  state: z.enum(['waiting', 'sending', 'refused', 'overruled']),
  at: time,
  /** Why it waits or was refused. */
  problem: problem.nullable(),
  overruled: z.array(overruledField),
});
export type Edit = z.infer<typeof edit>;

export const editRoutes = {
  /** Single edits that are not simply saved, oldest first. */
  'edits.list': route(
    z.object({ accountId, target: editTarget.optional(), key: z.string().max(200).optional() }),
    z.object({ rows: z.array(edit) }),
  ),
  /** Sends a refused one again. */
  'edits.retry': route(z.object({ accountId, id: z.number().int() }), done),
  /** Takes back one that waits or was refused: what stood there before stands again. An overruled one is only forgotten. */
  'edits.discard': route(z.object({ accountId, id: z.number().int() }), done),
  /** Of an overruled one: puts back what somebody else had written, in these fields or in all. */
  'edits.takeTheirs': route(z.object({ accountId, id: z.number().int() }), done),
};
