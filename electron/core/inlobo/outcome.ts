/**
 * What became of one request, as a union: everything that decides what happens next (wait, fail, look in the history,
 * ask for a key) is a field here, so that nobody reads HTTP twice. `classify.ts` makes them of answers, `networkFault.ts`
 * of errors.
 */
export type ApiOutcome = ApiOk | ApiFailure;

export interface ApiOk {
  readonly kind: 'ok';
  readonly status: number;
  /** The whole JSON body with its envelope; null where there was none (204, or an empty 2xx). */
  readonly body: unknown;
}

export type ApiFailure = Unreached | Lost | Refused | Throttled | WhatsappFailed | NotInlobo | Cancelled;

/** The server has no such thing, or no such path. */
export function isNotFound(failure: ApiFailure): boolean {
  return failure.kind === 'refused' && failure.status === 404;
}

/** The request never left this computer: trying again is safe, and no attempt was spent. */
export interface Unreached {
  readonly kind: 'unreached';
  readonly reason: 'dns' | 'refused' | 'offline' | 'tls' | 'connect-timeout' | 'proxy';
  /** The system's own word for it (`ECONNREFUSED`, …), for the log. */
  readonly code: string | null;
}

/** It may have been carried out, and the answer is not known: a send is uncertain, a read may be asked again. */
export interface Lost {
  readonly kind: 'lost';
  readonly reason: 'reset' | 'timeout' | 'truncated' | 'unreadable' | 'too-large' | 'server-error';
  /** The status line, where it still arrived. */
  readonly status: number | null;
  readonly code: string | null;
}

/** The server said no, and did nothing. */
export interface Refused {
  readonly kind: 'refused';
  /** A 4xx; 200 where the envelope says `success: false`. */
  readonly status: number;
  readonly fieldErrors: FieldErrors;
  /** What the server says in words: redacted, at most 300 characters. */
  readonly message: string | null;
}

/** Field name → its complaints, as the server words them: redacted, and capped in length and number. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** Not carried out, because it was too much: 429, 503 with Retry-After, or one of the Cloud API's rate codes. */
export interface Throttled {
  readonly kind: 'throttled';
  readonly status: number;
  /** How long to wait, at most a day; null where the server does not say. */
  readonly retryAfterMs: number | null;
  /** `recipient`: only sends to this person wait (131056). */
  readonly scope: 'account' | 'recipient';
  readonly cloudCode: number | null;
}

/** The WhatsApp Cloud API behind Inlobo failed the request with a code of its own. */
export interface WhatsappFailed {
  readonly kind: 'whatsapp';
  readonly status: number;
  readonly cloudCode: number;
  readonly treatment: CloudTreatment;
  /** Meta's own words: redacted, at most 300 characters. */
  readonly details: string | null;
}

/**
 * What a Cloud API code asks of the app. `reconnect`: stop the account's sending until the owner reconnects the number.
 * `blocked`: stop it, the account is locked, restricted or unpaid. `uncertain`: it may have been sent, history first.
 * `spam`: stop broadcasts. All others fail this one message: `window` offers a template, `template` reopens its form,
 * `media` lets the link be mended, `final` has nothing to try again.
 */
export type CloudTreatment =
  'reconnect' | 'blocked' | 'uncertain' | 'spam' | 'window' | 'template' | 'media' | 'final';

/** Something answered, and it was not the Inlobo API: a web page, a redirect, or JSON of another kind. */
export interface NotInlobo {
  readonly kind: 'notInlobo';
  readonly reason: 'html' | 'redirect' | 'other';
  readonly status: number;
  /** true for a 2xx: a send answered by a web page may have gone through all the same. */
  readonly mayHaveArrived: boolean;
}

/** The caller's signal stopped it. */
export interface Cancelled {
  readonly kind: 'cancelled';
  /** false: it was stopped before the request was begun. */
  readonly mayHaveArrived: boolean;
}

/** What an endpoint gives: the value it read, or the outcome that says why there is none. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly outcome: ApiFailure };
