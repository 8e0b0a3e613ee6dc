import type { Message } from '#contract/routes/messages.ts';

export type FateAction = 'retry' | 'edit' | 'discard' | 'sendAgain' | 'wasSent' | 'cancel';

export interface Fate {
  readonly kind: 'failed' | 'uncertain' | 'waiting';
  readonly actions: readonly FateAction[];
}

/** How long a message may be on its way before the bubble says that it waits. */
const PATIENCE_MS = 20_000;

/** What a person has to know and can do about an outgoing message; null where it is simply on its way or there. */
export function fateOf({ id, status, content, at, error }: Message, now: number): Fate | null {
  if (status === 'failed') {
    return {
      kind: 'failed',
      actions: content.type === 'text' ? ['retry', 'edit', 'discard'] : ['retry', 'discard'],
    };
  }
  if (status === 'uncertain') return { kind: 'uncertain', actions: ['sendAgain', 'wasSent', 'discard'] };
  if (status === 'queued' && id > 0 && (error !== undefined || now - at > PATIENCE_MS)) {
    return { kind: 'waiting', actions: ['cancel'] };
  }
  return null;
}
