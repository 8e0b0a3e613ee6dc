import type { Answer, ApiOutcome } from '../outcome.ts';

/** What `read` finds in a body. null means that whoever answered does not speak as Inlobo does: `notInlobo`. */
export function answerWith<T>(outcome: ApiOutcome, read: (body: unknown) => T | null): Answer<T> {
  if (outcome.kind !== 'ok') return { ok: false, outcome };
  const value = read(outcome.body);
  if (value !== null) return { ok: true, value };
  const { status, body } = outcome;
  return {
    ok: false,
    outcome:
      body === null
        ? { kind: 'lost', reason: 'unreadable', status, code: null }
        : { kind: 'notInlobo', reason: 'other', status, mayHaveArrived: true },
  };
}
