import type { Problem } from '#contract/errors.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { assertNever } from '#core/lib/assertNever.ts';
import { withOurFields } from './fieldErrors.ts';

/** What becomes of an edit whose request failed. Only `refused` and `gone` say what the server did for certain. */
export type AfterEdit =
  | {
      readonly kind: 'defer';
      readonly until: number;
      /** null: nothing is wrong, it was stopped. */
      readonly problem: Problem | null;
      /** The request may have been carried out all the same. */
      readonly mayHaveArrived: boolean;
      /** Nothing else of the account leaves before then either. */
      readonly holdsAll: boolean;
    }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** There is no such thing at the server any more. */
  | { readonly kind: 'gone'; readonly problem: Problem }
  /** Back in line, and the account sends nothing more until it has another key. */
  | { readonly kind: 'stop-account'; readonly problem: Problem };

export interface EditContext {
  readonly baseUrl: string;
  /** Attempts that got no answer before this one. */
  readonly attempts: number;
  readonly now: number;
  /** 0 ≤ n < 1, for jitter. */
  readonly fraction: number;
}

/** How long after finding no server, or a network that asks to sign in, to look for it again. */
const UNREACHED_WAIT_MS = 4_000;
const FIRST_LOST_WAIT_MS = 2_000;
const LONGEST_LOST_WAIT_MS = 5 * 60_000;
const THROTTLED_WAIT_MS = 5_000;

/** Decides from what became of a request. An update and a delete may be made twice, so what is lost is made again. */
export function afterEdit(failure: ApiFailure, context: EditContext): AfterEdit {
  const problem = withOurFields(
    toAppError(failure, { baseUrl: context.baseUrl, purpose: 'read' }).toProblem(),
  );
  const defer = (waitMs: number, over: { mayHaveArrived?: boolean; holdsAll?: boolean } = {}): AfterEdit => {
    const until = Math.ceil(context.now + waitMs);
    return { kind: 'defer', until, problem, mayHaveArrived: false, holdsAll: false, ...over };
  };
  switch (failure.kind) {
    case 'unreached':
      return defer(jittered(UNREACHED_WAIT_MS, context), { holdsAll: true });
    case 'throttled':
      return defer(failure.retryAfterMs ?? jittered(THROTTLED_WAIT_MS, context), { holdsAll: true });
    case 'refused':
      if (failure.status === 401) return { kind: 'stop-account', problem };
      return failure.status === 404 ? { kind: 'gone', problem } : { kind: 'refused', problem };
    case 'lost':
      return defer(lostWait(context), { mayHaveArrived: true });
    case 'whatsapp':
      return failure.treatment === 'uncertain'
        ? defer(lostWait(context), { mayHaveArrived: true })
        : { kind: 'refused', problem };
    case 'notInlobo':
      return defer(jittered(UNREACHED_WAIT_MS, context), {
        mayHaveArrived: failure.mayHaveArrived,
        holdsAll: true,
      });
    case 'cancelled':
      return {
        kind: 'defer',
        until: context.now,
        problem: null,
        mayHaveArrived: failure.mayHaveArrived,
        holdsAll: false,
      };
    default:
      return assertNever(failure);
  }
}

function lostWait(context: EditContext): number {
  return jittered(Math.min(LONGEST_LOST_WAIT_MS, FIRST_LOST_WAIT_MS * 2 ** context.attempts), context);
}

function jittered(ms: number, { fraction }: EditContext): number {
  return ms * (0.75 + 0.5 * fraction);
}
