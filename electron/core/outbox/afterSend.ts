import type { Problem } from '#contract/errors.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import type { Answer, ApiFailure } from '#core/inlobo/outcome.ts';
import { assertNever } from '#core/lib/assertNever.ts';

/** What becomes of a message after its request. Only `accepted` and `failed` say what the server did for certain. */
export type AfterSend =
  | { readonly kind: 'accepted'; readonly remoteId: string }
  | {
      readonly kind: 'defer';
      readonly until: number;
      readonly problem: Problem;
      /** Whether the request left this computer. */
      readonly countAttempt: boolean;
      /** What else waits: every send of the account, or only those to this person. */
      readonly holds: 'account' | 'recipient';
    }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'uncertain'; readonly problem: Problem }
  /** Back to the queue, and the account sends nothing more until a person has acted. */
  | { readonly kind: 'stop-account'; readonly problem: Problem; readonly isKeyRefused: boolean };

export interface SendContext {
  readonly baseUrl: string;
  /** Requests that left before this one. */
  readonly attempts: number;
  readonly now: number;
  /** 0 ≤ n < 1, for jitter. */
  readonly fraction: number;
}

/** Decides from the answer to a send. Never says `defer` or `failed` where the message may have been accepted. */
export function afterSend(answer: Answer<{ readonly messageId: string }>, context: SendContext): AfterSend {
  if (answer.ok) return { kind: 'accepted', remoteId: answer.value.messageId };
  const { outcome } = answer;
  const problem = toAppError(outcome, { baseUrl: context.baseUrl, purpose: 'send' }).toProblem();
  switch (outcome.kind) {
    case 'unreached':
      return defer(problem, context, jittered(UNREACHED_WAIT_MS, context), 'account', false);
    case 'throttled':
      return defer(problem, context, throttledWait(outcome, context), outcome.scope, true);
    case 'refused':
      return outcome.status === 401
        ? { kind: 'stop-account', problem, isKeyRefused: true }
        : { kind: 'failed', problem };
    case 'whatsapp':
      return afterCloudCode(outcome, problem);
    case 'lost':
      return { kind: 'uncertain', problem };
    case 'notInlobo':
      return outcome.mayHaveArrived ? { kind: 'uncertain', problem } : { kind: 'failed', problem };
    case 'cancelled':
      return outcome.mayHaveArrived
        ? { kind: 'uncertain', problem }
        : defer(problem, context, 0, 'recipient', false);
    default:
      return assertNever(outcome);
  }
}

/** How long after finding no server to look for it again. */
const UNREACHED_WAIT_MS = 4_000;
const LONGEST_WAIT_MS = 5 * 60_000;

function afterCloudCode(outcome: Extract<ApiFailure, { kind: 'whatsapp' }>, problem: Problem): AfterSend {
  switch (outcome.treatment) {
    case 'reconnect':
    case 'blocked':
      return { kind: 'stop-account', problem, isKeyRefused: false };
    case 'uncertain':
      return { kind: 'uncertain', problem };
    case 'spam':
    case 'window':
    case 'template':
    case 'media':
    case 'final':
      return { kind: 'failed', problem };
    default:
      return assertNever(outcome.treatment);
  }
}

/** What the server asked for; else 4 ⁿ seconds, as Meta advises for one recipient (131056), with jitter. */
function throttledWait(outcome: Extract<ApiFailure, { kind: 'throttled' }>, context: SendContext): number {
  if (outcome.retryAfterMs !== null) return outcome.retryAfterMs;
  return jittered(Math.min(LONGEST_WAIT_MS, 1_000 * 4 ** (context.attempts + 1)), context);
}

function jittered(ms: number, { fraction }: SendContext): number {
  return ms * (0.75 + 0.5 * fraction);
}

function defer(
  problem: Problem,
  { now }: SendContext,
  waitMs: number,
  holds: 'account' | 'recipient',
  countAttempt: boolean,
): AfterSend {
  return { kind: 'defer', until: Math.ceil(now + waitMs), problem, countAttempt, holds };
}
