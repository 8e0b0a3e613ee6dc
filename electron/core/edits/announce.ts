import type { EditTarget } from '#contract/routes/edits.ts';
import type { Emit } from '#core/events.ts';
import type { Clock } from '#core/ports.ts';

/** Rows of a batch follow each other fast, and whoever hears of one reads whole lists again. */
const BATCH_INTERVAL_MS = 500;

/** Tells the window what edits changed. */
export interface Announce {
  single(target: EditTarget): void;
  /** A row of a batch came to something; told now and then. */
  row(): void;
}

export function createAnnounce(deps: {
  readonly accountId: string;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}): Announce {
  const { accountId, clock, emit, signal } = deps;
  let resting: Promise<void> | null = null;
  let isDue = false;

  function tellThing(target: EditTarget): void {
    if (target !== 'contact') return emit({ name: NAMES[target], accountId });
    emit({ name: 'contacts.changed', accountId });
    emit({ name: 'conversations.changed', accountId });
  }

  function tellRows(): void {
    isDue = false;
    tellThing('contact');
    emit({ name: 'batches.changed', accountId });
    resting = clock
      .sleep(BATCH_INTERVAL_MS, signal)
      .catch(() => undefined)
      .then(() => {
        resting = null;
        if (isDue) tellRows();
      });
  }

  return {
    single(target) {
      tellThing(target);
      emit({ name: 'edits.changed', accountId });
    },
    row() {
      isDue = true;
      if (!resting) tellRows();
    },
  };
}

const NAMES = { group: 'groups.changed', autoReply: 'autoReplies.changed' } as const;
