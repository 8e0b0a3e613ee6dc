import type { Problem } from '#contract/errors.ts';
import type { Message, MessageContent } from '#contract/routes/messages.ts';

export type FateAction =
  'retry' | 'edit' | 'fixLink' | 'fillAgain' | 'useTemplate' | 'discard' | 'sendAgain' | 'wasSent' | 'cancel';

export interface Fate {
  /** `checking`: it may have been sent, and the history is being looked at. `uncertain`: that found nothing. */
  readonly kind: 'failed' | 'checking' | 'uncertain' | 'waiting';
  readonly actions: readonly FateAction[];
}

/** How long a message may be on its way before the bubble says that it waits. */
const PATIENCE_MS = 20_000;
/** Codes of the WhatsApp Cloud API: over 24 hours, media that could not be had, and all about templates. */
const WINDOW_OVER = 131_047;
const MEDIA_CODES: readonly number[] = [131_052, 131_053];
const TEMPLATE_CODES = { from: 132_000, to: 132_999 } as const;

/** What a person has to know and can do about an outgoing message; null where it is simply on its way or there. */
export function fateOf({ id, status, content, at, error }: Message, now: number): Fate | null {
  if (status === 'failed') return { kind: 'failed', actions: waysOut(content, error) };
  if (status === 'uncertain') {
    return error?.code === 'NOT_IN_HISTORY' || error?.code === 'HISTORY_UNAVAILABLE'
      ? { kind: 'uncertain', actions: ['sendAgain', 'wasSent', 'discard'] }
      : // To send it again now is how a customer gets it twice.
        { kind: 'checking', actions: [] };
  }
  if (status === 'queued' && id > 0 && (error !== undefined || now - at > PATIENCE_MS)) {
    return { kind: 'waiting', actions: ['cancel'] };
  }
  return null;
}

/** What helps first. To send the same again is offered only where it may go better. */
function waysOut(content: MessageContent, error: Problem | undefined): readonly FateAction[] {
  const code = cloudCodeOf(error);
  if (error?.code === 'WINDOW_CLOSED' || code === WINDOW_OVER) return ['useTemplate', 'edit', 'discard'];
  if (content.type === 'template') {
    const isRefused = code !== null && code >= TEMPLATE_CODES.from && code <= TEMPLATE_CODES.to;
    return isRefused ? ['fillAgain', 'discard'] : ['retry', 'fillAgain', 'discard'];
  }
  if (code !== null && MEDIA_CODES.includes(code)) return ['fixLink', 'retry', 'discard'];
  return ['retry', 'edit', 'discard'];
}

function cloudCodeOf(error: Problem | undefined): number | null {
  const code = error?.data?.['cloudCode'];
  return typeof code === 'number' ? code : null;
}
