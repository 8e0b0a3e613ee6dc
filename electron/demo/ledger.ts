/** A send that was accepted, whether or not the client ever heard so. */
export interface LedgerEntry {
  /** Counts up from 1. */
  readonly order: number;
  readonly messageId: string;
  readonly at: number;
  readonly to: string;
  /** Under the base URL, as `/messages/text/`. */
  readonly path: string;
  readonly body: unknown;
}

export interface Ledger {
  /** Oldest first; those to one number where it is given. */
  entries(to?: string): readonly LedgerEntry[];
  record(entry: Omit<LedgerEntry, 'order'>): void;
  clear(): void;
}

export function createLedger(): Ledger {
  let entries: LedgerEntry[] = [];
  let order = 0;
  return {
    entries: (to) => (to === undefined ? [...entries] : entries.filter((entry) => entry.to === to)),
    record: (entry) => void entries.push({ order: ++order, ...entry }),
    clear() {
      entries = [];
    },
  };
}
