/** How often somebody writes, as far as it was seen; see LearnedRate in the store. */
export interface Rate {
  /** Bursts of messages, discounted by their age. */
  readonly events: number;
  readonly observedMs: number;
}

/** What is so old counts a third. */
export const FORGETTING_MS = 14 * 24 * 3_600_000;

export const UNSEEN: Rate = { events: 0, observedMs: 0 };

/** The rate after another `elapsedMs` were looked at, in which `events` were seen, each so long (ms) before their end. */
export function observed(
  rate: Rate,
  elapsedMs: number,
  events: readonly { readonly agoMs: number; readonly share: number }[],
): Rate {
  const kept = Math.exp(-elapsedMs / FORGETTING_MS);
  const seen = events.reduce((sum, { agoMs, share }) => sum + share * Math.exp(-agoMs / FORGETTING_MS), 0);
  return {
    events: rate.events * kept + seen,
    observedMs: rate.observedMs * kept + FORGETTING_MS * (1 - kept),
  };
}
