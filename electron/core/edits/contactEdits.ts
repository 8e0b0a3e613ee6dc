import { toAppError } from '#core/inlobo/appError.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { findContact } from '#core/inlobo/endpoints/contacts.ts';
import { createContact, deleteContact, updateContact } from '#core/inlobo/endpoints/contactWrites.ts';
import { isNotFound, type ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { ContactRecord } from '#core/records.ts';
import type { EditEnd, EditJob } from '#core/store/store.ts';
import { complainsOfPhone, saysTaken, withOurFields } from './fieldErrors.ts';
import { mergeEdit } from './mergeEdit.ts';
import type { Overruled } from './overruled.ts';
import {
  byOperation,
  contactExists,
  doneWith,
  failedToRead,
  failedToWrite,
  refusedWith,
  removal,
  type Perform,
} from './performed.ts';

/** The requests that edits of contacts take. */
export function createContactEdits(deps: {
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly overruled: Overruled;
  /** A row of a batch takes one request more than its turn was for. */
  readonly spend: () => void;
}): Perform {
  const { client, clock, overruled, spend } = deps;

  const create: Perform = async (job, signal) => {
    if (job.mayHaveArrived) {
      const found = await look(job.key, signal);
      if ('failure' in found) return failedToRead(found.failure);
      if (found.contact) return isOurs(job, found.contact) ? done(found) : refusedAsThere(job);
    }
    const requestedAt = clock.now();
    const answer = await createContact(client, { ...job.change, phone: job.key }, { signal });
    if (answer.ok) return done({ contact: answer.value, requestedAt });
    return afterRefusedCreate(job, answer.outcome, signal);
  };

  /** The phone may be taken, by an attempt of our own perhaps: whoever has it is looked at. */
  const afterRefusedCreate = async (job: EditJob, failure: ApiFailure, signal: AbortSignal) => {
    if (failure.kind !== 'refused' || failure.status === 401 || failure.status === 404)
      return failedToWrite(failure);
    const problem = withOurFields(
      toAppError(failure, { baseUrl: client.baseUrl, purpose: 'read' }).toProblem(),
    );
    if (failure.status !== 409 && !complainsOfPhone(problem)) return failedToWrite(failure);
    const found = await look(job.key, signal);
    const contact = 'contact' in found ? found.contact : null;
    if (!contact && failure.status !== 409 && !saysTaken(problem)) return failedToWrite(failure);
    if (!job.mayHaveArrived) return refusedAsThere(job);
    if (contact && !isOurs(job, contact)) return refusedAsThere(job);
    return done({ contact, requestedAt: 'requestedAt' in found ? found.requestedAt : clock.now() });
  };

  const update: Perform = async (job, signal) => {
    const isLookedAt = job.batchId === null || job.mayHaveArrived || isSentWhole(job);
    if (isLookedAt && job.batchId !== null) spend();
    const found = isLookedAt ? await lookBefore(job, signal) : null;
    if (found && 'failure' in found) return failedToRead(found.failure);
    const before = found?.contact ?? null;
    const present = before ? { ...before } : job.present;
    const merged = mergeEdit({ change: job.change, seen: job.seen, present });
    const over = { became: merged.became, overruled: overruled.add(job.id, merged.overruled) };
    if (Object.keys(merged.put).length === 0)
      return done({ contact: before, requestedAt: found?.requestedAt ?? clock.now() }, over);
    const requestedAt = clock.now();
    const answer = await updateContact(client, job.key, merged.put, { signal });
    if (answer.ok) return done({ contact: answer.value, requestedAt }, over);
    const moved = isNotFound(answer.outcome) ? await lookWhereMoved(job, signal) : null;
    return moved ? done(moved, over) : failedToWrite(answer.outcome);
  };

  /** An attempt that arrived without an answer may have given it the new number. */
  const lookWhereMoved = async (job: EditJob, signal: AbortSignal) => {
    const { phone } = job.change;
    if (typeof phone !== 'string' || !job.mayHaveArrived) return null;
    const found = await look(phone, signal);
    return 'contact' in found && found.contact ? found : null;
  };

  /** What the server has of the contact now; null where it will never say: what is known here has to do. */
  const lookBefore = async (job: EditJob, signal: AbortSignal) => {
    const found = await look(job.key, signal);
    if ('contact' in found) return found;
    const { failure } = found;
    const isRefused = failure.kind === 'refused' && failure.status !== 401;
    const isTooLarge = failure.kind === 'lost' && failure.reason === 'too-large';
    return isRefused || isTooLarge ? null : found;
  };

  const look = async (phone: string, signal: AbortSignal) => {
    const requestedAt = clock.now();
    const answer = await findContact(client, phone, { signal });
    return answer.ok ? { contact: answer.value.contact, requestedAt } : { failure: answer.outcome };
  };

  const remove = removal(clock, (phone, options) => deleteContact(client, phone, options));

  return byOperation({ create, update, remove });
}

/**
 * Tags and attributes leave as a whole: what somebody else added to them since they were read last would be gone. Of all
 * else a row of a batch changes just what it is meant to, and a look would only make it take twice as long.
 */
function isSentWhole({ change }: EditJob): boolean {
  return 'tags' in change || 'customAttributes' in change;
}

/** Of a batch it does not matter what else stands there: the person chose what becomes of those that are there. */
function isOurs(job: EditJob, contact: ContactRecord): boolean {
  if (job.batchId !== null) return true;
  const { put } = mergeEdit({ change: job.change, seen: {}, present: { ...contact } });
  return Object.keys(put).length === 0;
}

function refusedAsThere(job: EditJob) {
  return refusedWith(contactExists(job.key).toProblem());
}

function done(
  told: { readonly contact: ContactRecord | null; readonly requestedAt: number },
  over: Partial<EditEnd> = {},
) {
  const answer = told.contact && ({ target: 'contact', record: told.contact } as const);
  return doneWith(answer, told.requestedAt, over);
}
