import { AppError, type ErrorData } from '#contract/errors.ts';
import { assertNever } from '../lib/assertNever.ts';
import { clipText } from '#contract/rules/textLength.ts';
import { cloudError } from './cloudErrors.ts';
import type { ApiFailure, Lost, NotInlobo, Refused, Throttled, Unreached } from './outcome.ts';

export interface FailureContext {
  readonly baseUrl: string;
  /** What was being done, which decides the words: `connect` checks a new account, `key` makes a key with a token. */
  readonly purpose: 'connect' | 'key' | 'read' | 'send';
}

/** The error people see for an outcome: code, plain sentences, and data to branch on (never a secret). */
export function toAppError(outcome: ApiFailure, context: FailureContext): AppError {
  switch (outcome.kind) {
    case 'unreached':
      return unreached(outcome, context);
    case 'lost':
      return lost(outcome, context);
    case 'refused':
      return refused(outcome, context);
    case 'throttled':
      return throttled(outcome, context);
    case 'whatsapp': {
      const { cloudCode, treatment, details } = outcome;
      const { reason, sentence } = cloudError(cloudCode);
      return new AppError('WHATSAPP_FAILED', sentence, {
        reason,
        cloudCode,
        treatment,
        ...(details !== null && { details }),
      });
    }
    case 'notInlobo':
      return notInlobo(outcome, context);
    case 'cancelled':
      return new AppError(
        'STOPPING',
        withSend('The request was stopped before its answer came.', outcome.mayHaveArrived, context),
        { reason: 'cancelled', ...(outcome.mayHaveArrived && { after: afterOf(context) }) },
      );
    default:
      return assertNever(outcome);
  }
}

function unreached(outcome: Unreached, context: FailureContext): AppError {
  const host = hostOf(context.baseUrl);
  const sentences: Record<Unreached['reason'], string> = {
    dns: `The address ${host} could not be found. Check the internet connection, and the base URL if you changed it.`,
    refused: `Nothing answers at ${host}. Check the base URL, or try again in a moment.`,
    offline: `There is no way to ${host} from here. Check the internet connection.`,
    tls: `No secure connection to ${host} could be made, so nothing was sent. Check the base URL and this computer’s date; in a company network, ask who runs it.`,
    'connect-timeout': `${host} did not take the connection in time. Check the internet connection, or try again in a moment.`,
    proxy: `The network’s proxy did not let the connection to ${host} through. Check the proxy settings, or ask who runs the network.`,
  };
  return new AppError('UNREACHABLE', sentences[outcome.reason], { reason: outcome.reason, host });
}

function lost(outcome: Lost, context: FailureContext): AppError {
  const { reason, status } = outcome;
  const data: ErrorData = { reason, after: afterOf(context), ...(status !== null && { status }) };
  const say = (sentence: string) => withSend(sentence, true, context);
  switch (reason) {
    case 'timeout':
      return new AppError('TIMED_OUT', say('Inlobo did not answer in time.'), data);
    case 'reset':
      return new AppError('UNREACHABLE', say('The connection broke before the answer came.'), data);
    case 'truncated':
    case 'unreadable':
    case 'too-large':
      return new AppError('UNREADABLE_ANSWER', say('Inlobo’s answer could not be read.'), data);
    case 'server-error':
      return new AppError('API_FAILED', say('Inlobo has a problem of its own at the moment.'), data);
    default:
      return assertNever(reason);
  }
}

/** What a lost answer means: for a send, that it may have been sent; for all else, that trying again is safe. */
function withSend(sentence: string, mayHaveArrived: boolean, context: FailureContext): string {
  if (!mayHaveArrived) return sentence;
  switch (context.purpose) {
    case 'send':
      return `${sentence} The message may have been sent: look at the conversation before you send it again.`;
    case 'key':
      return `${sentence} A key may have been made: look under Developer Tools in the Inlobo dashboard before you try again.`;
    case 'connect':
    case 'read':
      return `${sentence} Try again in a moment.`;
    default:
      return assertNever(context.purpose);
  }
}

/** For the window, which says the same in the person's language. */
function afterOf({ purpose }: FailureContext): 'send' | 'key' | 'again' {
  return purpose === 'send' || purpose === 'key' ? purpose : 'again';
}

function refused(outcome: Refused, context: FailureContext): AppError {
  const { status, fieldErrors, message } = outcome;
  if (status === 401) {
    return context.purpose === 'key'
      ? new AppError(
          'TOKEN_REFUSED',
          'The dashboard token was refused. Sign in to the Inlobo dashboard again and paste a new one.',
        )
      : new AppError(
          'KEY_REFUSED',
          'The key was refused. Paste a new one from Developer Tools in the Inlobo dashboard.',
        );
  }
  if (context.purpose === 'connect' && (status === 404 || status === 405))
    return wrongAddress(context, status);
  const said = Object.entries(fieldErrors).map(
    ([field, complaints]) => `${fieldName(field)}: ${complaints.join(' ')}`,
  );
  const told = said.length > 0 ? said.slice(0, 3).join(' · ') : message;
  const words = told === null ? null : asSentence(clipText(told, 300));
  return new AppError(
    'API_REJECTED',
    `Inlobo refused this: ${words ?? `it gave no reason (HTTP ${status}).`}`,
    {
      ...(words !== null && { reason: 'words', words }),
      status,
      fields: fieldErrors,
      ...(message !== null && { details: message }),
    },
  );
}

/** Servers leave the full stop out as often as not. */
function asSentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function throttled(outcome: Throttled, context: FailureContext): AppError {
  const { retryAfterMs, scope, cloudCode } = outcome;
  const isRepeated = context.purpose === 'read' || context.purpose === 'send';
  const wait = retryAfterMs === null ? 'a moment' : inWords(retryAfterMs);
  const next = isRepeated ? `It is tried again by itself in ${wait}.` : `Wait ${wait}, then try again.`;
  const ofOne = cloudCode !== null && scope === 'recipient' ? cloudError(cloudCode) : null;
  return new AppError(
    'RATE_LIMITED',
    ofOne?.sentence ?? `Inlobo takes no more requests for the moment. ${next}`,
    {
      reason: ofOne?.reason ?? (isRepeated ? 'again' : 'wait'),
      scope,
      ...(retryAfterMs !== null && { retryAfterMs }),
      ...(cloudCode !== null && { cloudCode }),
    },
  );
}

function notInlobo(outcome: NotInlobo, context: FailureContext): AppError {
  const { reason, status, mayHaveArrived } = outcome;
  if (context.purpose === 'connect' || context.purpose === 'key') return wrongAddress(context, status);
  const host = hostOf(context.baseUrl);
  const sentence =
    reason === 'redirect'
      ? `${host} sent the request to another address, which was not followed. Check the base URL.`
      : `Something other than Inlobo answered at ${host}. A network may be asking you to sign in: open a web page to see, then try again.`;
  const send = mayHaveArrived && context.purpose === 'send';
  return new AppError('NOT_INLOBO', send ? withSend(sentence, true, context) : sentence, {
    reason,
    host,
    status,
    ...(send && { after: 'send' }),
  });
}

function wrongAddress(context: FailureContext, status: number): AppError {
  const host = hostOf(context.baseUrl);
  return new AppError(
    'NOT_INLOBO',
    `What answers at ${host} is not the Inlobo API. Check the base URL: it ends in /api/v1/whatsapp.`,
    { reason: 'wrongAddress', host, status },
  );
}

function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : 'the base URL';
}

/** `phone_number` → `phone number`. */
function fieldName(field: string): string {
  return field.replaceAll('_', ' ');
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
