import type { InloboClient } from '#core/inlobo/client.ts';
import { listContacts, type ContactsQuery } from '#core/inlobo/endpoints/contacts.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { ContactRecord, ListPage } from '#core/records.ts';

/** Reads pages of contacts whole, or in parts once a body was too large to be taken. */
export interface PageParts {
  /** One request for a page of `size` rows. */
  ask(page: number, size: number, signal: AbortSignal): Promise<PartAnswer>;
}

export interface WholePage extends ListPage<ContactRecord> {
  /** Of the first of its parts. */
  readonly requestedAt: number;
}

export type PartAnswer =
  | { readonly kind: 'page'; readonly page: WholePage }
  /** A part is here, or smaller ones are needed: the page is to be asked for once more. */
  | { readonly kind: 'more' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

const PART_SIZES = [20, 10, 5, 2, 1];

export function createPageParts(
  deps: { readonly client: InloboClient; readonly clock: Clock },
  query: Pick<ContactsQuery, 'groupId'> = {},
): PageParts {
  const { client, clock } = deps;
  const collected = new Map<number, WholePage[]>();
  /** Rows asked for at a time, once that is fewer than a page has. */
  let partSize: number | null = null;

  /** Offsets stay right only where parts make up whole pages. */
  function smaller(size: number): number | null {
    return PART_SIZES.find((rows) => rows < (partSize ?? size) && size % rows === 0) ?? null;
  }

  return {
    async ask(page, size, signal) {
      const requestedAt = clock.now();
      const limit = partSize ?? size;
      const done = partSize === null ? [] : (collected.get(page) ?? []);
      const count = Math.max(1, size / limit);
      const number = (page - 1) * count + done.length + 1;
      const answer = await listContacts(client, { ...query, page: number, limit }, { signal });
      if (!answer.ok) {
        const { outcome } = answer;
        const next = outcome.kind === 'lost' && outcome.reason === 'too-large' ? smaller(size) : null;
        if (next === null) return { kind: 'failed', failure: outcome };
        // Another page may have found this out meanwhile.
        if (limit === (partSize ?? size)) {
          partSize = next;
          collected.clear();
        }
        return { kind: 'more' };
      }
      const parts = [...done, { ...answer.value, requestedAt }];
      const { rows, unreadable, hasMore } = answer.value;
      const isLast = parts.length === count || (rows.length + unreadable.length < limit && hasMore !== true);
      if (isLast) {
        collected.delete(page);
        return { kind: 'page', page: joined(parts) };
      }
      // Parts of another size than is asked for by now are of no use.
      if (limit === partSize) collected.set(page, parts);
      return { kind: 'more' };
    },
  };
}

function joined(parts: readonly WholePage[]): WholePage {
  const last = parts.at(-1);
  return {
    rows: parts.flatMap(({ rows }) => rows),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
    total: last?.total ?? null,
    hasMore: last?.hasMore ?? null,
    // What a part says of its size is not the page's.
    pageSize: parts.length > 1 ? undefined : last?.pageSize,
    requestedAt: Math.min(...parts.map(({ requestedAt }) => requestedAt)),
  };
}
