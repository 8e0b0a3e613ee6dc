import type { ApiFailure } from '#core/inlobo/outcome.ts';

/** The connection broke after the request had left. */
export const RESET: ApiFailure = { kind: 'lost', reason: 'reset', status: null, code: null };
/** It never left. */
export const UNREACHED: ApiFailure = { kind: 'unreached', reason: 'refused', code: 'ECONNREFUSED' };
