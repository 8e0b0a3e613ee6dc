/**
 * Everything that can go wrong, as codes a caller may branch on. The English message that travels with a code says
 * what happened and what to do; the renderer says the same in the person's language, from the code and its data.
 */
export const ERROR_CODES = [
  // The door
  'INVALID_INPUT',
  'UNKNOWN_ROUTE',
  'FORBIDDEN',
  'INTERNAL',
  'STOPPING',
  'NOT_FOUND',
  // The API
  'UNREACHABLE',
  'TIMED_OUT',
  'NOT_INLOBO',
  'UNREADABLE_ANSWER',
  'KEY_REFUSED',
  'TOKEN_REFUSED',
  'API_REJECTED',
  'API_FAILED',
  'RATE_LIMITED',
  'WHATSAPP_FAILED',
  // Accounts
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_EXISTS',
  'ACCOUNT_NOT_READY',
  'KEY_EMPTY',
  'KEY_MISSING',
  'KEY_OF_ANOTHER_ACCOUNT',
  'BASE_URL_INVALID',
  'BASE_URL_INSECURE',
  'DEMO_UNAVAILABLE',
  // The vault
  'VAULT_UNSET',
  'VAULT_LOCKED',
  'VAULT_EXISTS',
  'VAULT_DAMAGED',
  'PASSPHRASE_WRONG',
  'PASSPHRASE_TOO_SHORT',
  'KEYCHAIN_UNAVAILABLE',
  'KEYCHAIN_LOCKED',
  // The store
  'STORE_WRONG_KEY',
  'STORE_DAMAGED',
  'STORE_MENDED',
  'STORE_TOO_NEW',
  'STORE_IN_USE',
  'DISK_FULL',
  'DISK_REFUSED',
  // Messages
  'TEXT_EMPTY',
  'TEXT_TOO_LONG',
  'PHONE_INVALID',
  'CONTENT_INVALID',
  'MESSAGE_NOT_RETRYABLE',
  'WINDOW_CLOSED',
  /** Uncertain, and looked for in the history in vain: the person is asked. */
  'NOT_IN_HISTORY',
  /** Uncertain, and the history could not be read: the person is asked. */
  'HISTORY_UNAVAILABLE',
  'QUICK_REPLY_INVALID',
  // Contacts, groups, auto-replies
  'CONTACT_EXISTS',
  /** Of a row of a batch: nothing was sent for it, `data.reason` says why. */
  'ROW_SKIPPED',
  'BATCH_ENDED',
  'IMPORT_UNREADABLE',
  'IMPORT_TOO_LARGE',
  'IMPORT_OPT_IN_UNSET',
  // Newer versions of the app
  'UPDATE_UNREACHABLE',
  /** What was downloaded is not what was published. */
  'UPDATE_UNTRUSTED',
  'UPDATE_FAILED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a caller may show or branch on beside the code: field errors, limits, ids. Plain JSON, never a secret. */
export type ErrorData = Readonly<Record<string, unknown>>;

/** An error as it crosses the bridge. */
export interface Problem {
  readonly code: ErrorCode;
  /** One or two plain English sentences: what happened, what to do. */
  readonly message: string;
  readonly data?: ErrorData | undefined;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem };

/** An error a caller may branch on. Anything else that is thrown is a bug and crosses the bridge as `INTERNAL`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData | undefined;

  constructor(code: ErrorCode, message: string, data?: ErrorData, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }

  toProblem(): Problem {
    return { code: this.code, message: this.message, ...(this.data && { data: this.data }) };
  }
}
