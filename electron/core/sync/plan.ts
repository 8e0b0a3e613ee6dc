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
  /** Everything not read since then is due at once; null: everything was. */
  readonly catchingUpSince: number | null;
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
  const wantsPoll = stalest !== null && stalestDueAt(state, stalest.polledAt) <= now;
  if (wantsContacts && !(state.didContacts && wantsPoll)) return { kind: 'contacts' };
  return wantsPoll ? { kind: 'poll', phone: stalest.phone } : null;
}

/** Whether the catching up that is under way has ended: a whole pass over the contacts, and each conversation once. */
export function isCaughtUp({ catchingUpSince, now, isPassRunning, passDueAt, stalest }: PlanState): boolean {
  if (catchingUpSince === null || isPassRunning || passDueAt <= now) return false;
  return stalest === null || (stalest.polledAt ?? -Infinity) >= catchingUpSince;
}

/** When something will be due, at the latest `now + LEAST_POLL_INTERVAL_MS`. */
export function nextDueAt(state: PlanState): number {
  return Math.min(
    state.now + LEAST_POLL_INTERVAL_MS,
    state.passDueAt,
    state.focused?.dueAt ?? Infinity,
    state.stalest ? stalestDueAt(state, state.stalest.polledAt) : Infinity,
    ...state.looks.values(),
  );
}

function stalestDueAt({ now, catchingUpSince }: PlanState, polledAt: number | null): number {
  const isWanted = polledAt === null || (catchingUpSince !== null && polledAt < catchingUpSince);
  return isWanted ? now : polledAt + LEAST_POLL_INTERVAL_MS;
}
