import type { Clock, Logger, Random } from '#core/ports.ts';
import type { OutboxCandidate, Store } from '#core/store/store.ts';
import { checkWindow, WINDOW_UNKNOWN, type WindowCheck } from './serviceWindow.ts';
import type { ReadHistory } from './settling.ts';

/** Whether a message may leave as to the customer service window, with the history read first where that must tell. */
export interface WindowReads {
  check(candidate: OutboxCandidate): WindowCheck;
  /** Reads the history this message waits for; those to others go on. */
  read(candidate: OutboxCandidate): void;
  /** Whose history is being read. */
  reading(): string[];
  /** The message leaves: what was found out for it is done with. */
  sent(id: number): void;
  stop(): Promise<void>;
}

export interface WindowReadsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly read: ReadHistory;
  /** It is known now whether the message may leave. */
  readonly onRead: (phone: string) => void;
}

const READ_CAP_MS = 15_000;
const UNREACHED_WAIT_MS = 4_000;
const STANDS_MS = 60_000;

export function createWindowReads(deps: WindowReadsDeps): WindowReads {
  const { store, clock, random, logger, read } = deps;
  const stopped = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  /** The server answers, but not with their history: WhatsApp decides. */
  const undecided = new Set<number>();
  /** When the history was read for a message: a slow answer is an old one by the time it is there. */
  const readAt = new Map<number, number>();

  async function find({ id, phone }: OutboxCandidate): Promise<void> {
    const reading = await read(phone, { capMs: READ_CAP_MS, signal: stopped.signal });
    if (stopped.signal.aborted) return;
    if (reading === 'read') {
      readAt.set(id, clock.now());
      return;
    }
    if (reading === 'failed') {
      undecided.add(id);
      return;
    }
    const waitMs = UNREACHED_WAIT_MS * (0.75 + 0.5 * random.fraction());
    await store.outbox.defer(id, clock.now() + waitMs, WINDOW_UNKNOWN, false);
  }

  return {
    check(candidate) {
      const { id } = candidate;
      if (undecided.has(id)) return { kind: 'open' };
      const now = clock.now();
      const at = readAt.get(id);
      readAt.delete(id);
      return checkWindow(candidate, now, at !== undefined && Math.abs(now - at) <= STANDS_MS);
    },
    read(candidate) {
      const { phone } = candidate;
      const ended = find(candidate)
        .catch((error: unknown) => logger.error('a history could not be read before a send', { error }))
        .then(() => {
          underWay.delete(phone);
          deps.onRead(phone);
        });
      underWay.set(phone, ended);
    },
    reading: () => [...underWay.keys()],
    sent: (id) => void undecided.delete(id),
    async stop() {
      stopped.abort();
      await Promise.all(underWay.values());
    },
  };
}
