import { createInloboClient } from '#core/inlobo/client.ts';
import { readContact } from '#core/inlobo/read/contacts.ts';
import { createSystemClock } from '#core/lib/clock.ts';
import type { Logger } from '#core/ports.ts';
import { openStore } from '#core/store/openStore.ts';
import type { Store } from '#core/store/store.ts';
import { createContactSource } from '#core/sync/contacts/contactSource.ts';
import { drive } from '#tests/support/drive.ts';
import { KEY, madeUpRows, type Server, type Way } from './measure.ts';

const WARM_ROWS = 6_000;
const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The app's own way: client, source and store, with nothing to wait for. */
export function ourWay({ baseUrl, apiKey }: Server, atOnce: number): Way<Store> {
  const clock = createSystemClock();
  const worker = new URL('../../../electron/core/store/worker.ts', import.meta.url);
  return {
    open: (file) => openStore({ file, key: KEY, worker, clock }),
    async warmUp(store) {
      const at = clock.now();
      const records = madeUpRows(WARM_ROWS)
        .map(readContact)
        .filter((record) => record !== null);
      const pages = Array.from({ length: WARM_ROWS / 100 }, (_, page) => ({
        page: page + 1,
        rows: records.slice(page * 100, page * 100 + 100),
        unreadable: [],
        requestedAt: at,
      }));
      // What JSON can't say ends each transaction before it is committed.
      const last = { page: 0, rows: [], unreadable: [0n], requestedAt: at };
      for (let start = 0; start < pages.length; start += 10) {
        await store.contacts.applyPages(0, [...pages.slice(start, start + 10), last]).catch(() => undefined);
      }
    },
    async sync(store) {
      let transactions = 0;
      const source = createContactSource({
        store,
        client: createInloboClient({ baseUrl, apiKey: () => apiKey, fetch, clock, logger: silent }),
        clock,
        random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
        logger: silent,
        requestsPerSecond: () => 1,
        onApplied: () => (transactions += 1),
        onRemoved: () => undefined,
        onEnded: () => undefined,
      });
      await drive(source, { atOnce });
      return transactions;
    },
    count: (store) => store.contacts.count(),
    close: (store) => store.close(),
  };
}
