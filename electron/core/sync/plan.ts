/** What the next request could be for; the order of the checks in `chooseTask` is the order of importance. */
export type Task =
  | { readonly kind: 'poll'; readonly phone: string }
  | { readonly kind: 'older'; readonly phone: string }
  | { readonly kind: 'contacts' };

export interface PlanState {
  readonly now: number;
  /** Conversations somebody waits for, and when each is due. */
  readonly looks: ReadonlyMap<string, number>;
  /** Conversations whose older pages were asked for. */
  readonly older: ReadonlySet<string>;
  /** The open conversation, and when it is due next. */
  readonly focused: { readonly phone: string; readonly dueAt: number } | null;
  readonly isPassRunning: boolean;
  readonly passDueAt: number;
  /** The conversation that was read longest ago; `polledAt` null where it never was. */
  readonly stalest: { readonly phone: string; readonly polledAt: number | null } | null;
  /** Whether the last task was a page of contacts, so that a long pass does not hold up the conversations. */
  readonly didContacts: boolean;
}

/** No conversation is read more often than this without somebody waiting for it. */
export const LEAST_POLL_INTERVAL_MS = 15_000;

/** The next request, or null with nothing due now. */
export function chooseTask(state: PlanState): Task | null {
  const { now, focused, stalest } = state;
  for (const [phone, dueAt] of state.looks) if (dueAt <= now) return { kind: 'poll', phone };
  for (const phone of state.older) return { kind: 'older', phone };
  if (focused && focused.dueAt <= now) return { kind: 'poll', phone: focused.phone };

  const wantsContacts = state.isPassRunning || state.passDueAt <= now;
  const wantsPoll = stalest !== null && now - (stalest.polledAt ?? -Infinity) >= LEAST_POLL_INTERVAL_MS;
  if (wantsContacts && !(state.didContacts && wantsPoll)) return { kind: 'contacts' };
  return wantsPoll ? { kind: 'poll', phone: stalest.phone } : null;
}

/** Whether everything was read since `since`: a whole pass over the contacts, and each conversation. */
export function isCaughtUp(state: PlanState, since: number): boolean {
  const { now, isPassRunning, passDueAt, stalest } = state;
  if (isPassRunning || passDueAt <= now) return false;
  return stalest === null || (stalest.polledAt ?? -Infinity) >= since;
}

/** When something will be due, at the latest `now + LEAST_POLL_INTERVAL_MS`. */
export function nextDueAt(state: PlanState): number {
  return Math.min(
    state.now + LEAST_POLL_INTERVAL_MS,
    state.passDueAt,
    state.focused?.dueAt ?? Infinity,
    state.stalest ? (state.stalest.polledAt ?? state.now) + LEAST_POLL_INTERVAL_MS : Infinity,
    ...state.looks.values(),
  );
}
