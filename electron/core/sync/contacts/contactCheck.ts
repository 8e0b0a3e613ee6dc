import type { InloboClient } from '#core/inlobo/client.ts';
import { findContact } from '#core/inlobo/endpoints/contacts.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { ContactsApplied, Store } from '#core/store/store.ts';

/**
 * Asks for contacts that a whole pass did not see, one by one: gone from the server, or moved past it. First for one that
 * the pass did see: a server whose search does not find that one says nothing by not finding another.
 */
export interface ContactCheck {
  next(): ((signal: AbortSignal) => Promise<ApiFailure | null>) | null;
  hasNext(): boolean;
  /** `doubtful`: the search can't be trusted. null while it goes on. */
  end(): 'checked' | 'doubtful' | null;
}

const MOST_FAILURES = 3;

/** A number, as every search finds it; whether one finds ids of other forms another id does not show. */
export function isSearchable(phone: string): boolean {
  return /^\+?\d+$/.test(phone);
}

export function createContactCheck(deps: {
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly missing: readonly string[];
  /** Somebody the pass saw; null: there is none. */
  readonly control: string | null;
  readonly onApplied: (applied: ContactsApplied) => void;
  readonly onRemoved: (phones: readonly string[]) => void;
}): ContactCheck {
  const { store, client, clock, control, onApplied, onRemoved } = deps;
  const left = control === null ? [] : [control, ...deps.missing];
  let isUnderWay = false;
  let isDoubtful = control === null;
  let failures = 0;

  async function look(phone: string, signal: AbortSignal): Promise<ApiFailure | null> {
    const requestedAt = clock.now();
    const answer = await findContact(client, phone, { signal });
    if (!answer.ok) {
      const { outcome } = answer;
      if (outcome.kind !== 'unreached' && outcome.kind !== 'throttled' && outcome.kind !== 'cancelled') {
        failures += 1;
        isDoubtful = outcome.kind === 'refused' ? outcome.status !== 401 : failures >= MOST_FAILURES;
      }
      // What the search can't tell another pass can: no failure of the reading.
      return isDoubtful ? null : outcome;
    }
    const { contact, isCertain } = answer.value;
    if (contact) onApplied(await store.contacts.applyRows([contact], requestedAt));
    else if (phone === control || !isCertain) isDoubtful = true;
    else {
      const { removed } = await store.contacts.remove([phone], requestedAt);
      if (removed > 0) onRemoved([phone]);
    }
    left.shift();
    return null;
  }

  return {
    hasNext: () => !isUnderWay && !isDoubtful && left.length > 0,
    next() {
      const [phone] = left;
      if (isUnderWay || isDoubtful || phone === undefined) return null;
      isUnderWay = true;
      return (signal) =>
        look(phone, signal).finally(() => {
          isUnderWay = false;
        });
    },
    end: () => (isUnderWay ? null : isDoubtful ? 'doubtful' : left.length === 0 ? 'checked' : null),
  };
}
