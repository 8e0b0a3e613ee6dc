import type { Clock, Logger } from '#core/ports.ts';
import type { ContactsApplied, Store } from '#core/store/store.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** Tells the schedule who there is, as the store has them, and keeps what the schedule learns. */
export interface Roster {
  /** Everyone the store knows; once, before anything is read. */
  load(): Promise<void>;
  isLoaded(): boolean;
  applied(applied: ContactsApplied): void;
  removed(phones: readonly string[]): void;
  /** Makes sure the schedule knows this person: anybody can be written to, in a contact list or not. */
  know(phone: string): Promise<void>;
  /** Reads again what the schedule should know of them. */
  refresh(phones: readonly string[]): Promise<void>;
  save(): Promise<void>;
  saveNowAndThen(): void;
}

const SAVE_INTERVAL_MS = 60_000;

export function createRoster(deps: {
  readonly store: Store;
  readonly schedule: Schedule;
  readonly clock: Clock;
  readonly logger: Logger;
}): Roster {
  const { store, schedule, clock, logger } = deps;
  let isLoaded = false;
  let savedAt = clock.now();

  async function refresh(phones: readonly string[]): Promise<void> {
    if (phones.length === 0) return;
    const columns = await store.polls.facts(phones);
    schedule.add(columns, clock.now());
    const known = new Set(columns.phones);
    schedule.remove(phones.filter((phone) => !known.has(phone)));
  }

  async function save(): Promise<void> {
    savedAt = clock.now();
    const learned = schedule.takeLearned();
    if (learned.length > 0) await store.polls.save(learned);
  }

  function inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => logger.error('the poll schedule could not be kept', { error }));
  }

  return {
    async load() {
      let piece = await store.polls.load();
      schedule.load(piece, clock.now());
      while (piece.next !== null) {
        piece = await store.polls.load(piece.next);
        schedule.add(piece, clock.now());
      }
      isLoaded = true;
    },
    isLoaded: () => isLoaded,
    applied({ added, active }) {
      for (const { phone, at } of active) schedule.active(phone, at);
      inBackground(refresh(added));
    },
    // Their chats stay, and are read on; who has none is forgotten.
    removed: (phones) => inBackground(refresh(phones)),
    async know(phone) {
      if (!schedule.has(phone)) await refresh([phone]);
    },
    refresh,
    save,
    saveNowAndThen() {
      if (Math.abs(clock.now() - savedAt) >= SAVE_INTERVAL_MS) inBackground(save());
    },
  };
}
