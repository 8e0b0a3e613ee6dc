import type { ErrorCode, ErrorData } from '#contract/errors.ts';

/** `HOST_GONE`: no answer came, because the app behind this page stopped. */
export type BridgeErrorCode = ErrorCode | 'HOST_GONE';

/** What went wrong, as a screen shows it: see `problemText`. */
export interface BridgeProblem {
  readonly code: BridgeErrorCode;
  readonly message: string;
  readonly data?: ErrorData | undefined;
}

/** What `call` throws. Branch on `code`; show `problemText(error)`. */
export class BridgeError extends Error implements BridgeProblem {
  readonly code: BridgeErrorCode;
  readonly data: ErrorData | undefined;

  constructor({ code, message, data }: BridgeProblem, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BridgeError';
    this.code = code;
    this.data = data;
  }
}

/** Anything thrown, as a BridgeError: what is not one is a bug of this page. */
export function toBridgeError(thrown: unknown): BridgeError {
  if (thrown instanceof BridgeError) return thrown;
  return new BridgeError({ code: 'INTERNAL', message: 'Something went wrong here.' }, { cause: thrown });
}
