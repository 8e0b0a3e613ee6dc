import type { InloboClient } from '#core/inlobo/client.ts';
import { listContacts } from '#core/inlobo/endpoints/contacts.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';

const PAGE_SIZE = 100;

export interface PassProgress {
  readonly done: number;
  readonly total: number | null;
}

export type PassStep =
  | { readonly kind: 'going-on' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

export interface ContactPass {
  progress(): PassProgress;
  /** Reads one page; a failed page is read again at the next step. */
  step(signal: AbortSignal): Promise<PassStep>;
}

/** One pass over the server's whole contact list, a page a step. */
export async function beginContactPass(deps: {
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
}): Promise<ContactPass> {
  const { store, client, clock } = deps;
  const generation = await store.contacts.beginPass();
  const seen = new Set<string>();
  let page = 1;
  let total: number | null = null;

  /** Rows move up when others are deleted meanwhile; a pass that saw fewer than there are must not sweep. */
  const sawAll = () => total === null || seen.size >= total;

  return {
    progress: () => ({ done: seen.size, total }),
    async step(signal) {
      const answer = await listContacts(client, { page, limit: PAGE_SIZE }, { signal });
      if (!answer.ok) return { kind: 'failed', failure: answer.outcome };
      const { rows, hasMore } = answer.value;
      const before = seen.size;
      for (const row of rows) seen.add(row.phone);
      total = answer.value.total;
      await store.contacts.applyPage(generation, rows);

      // A server that repeats its last page for ever would keep the pass going for ever.
      const isNew = seen.size > before;
      if (isNew && (hasMore ?? rows.length >= PAGE_SIZE)) {
        page += 1;
        return { kind: 'going-on' };
      }
      await store.contacts.endPass(generation, clock.now(), { sweeps: sawAll() });
      return { kind: 'ended' };
    },
  };
}
