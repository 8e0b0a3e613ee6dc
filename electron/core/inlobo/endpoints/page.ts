import type { ListPage } from '../../records.ts';
import type { Answer, ApiOutcome } from '../outcome.ts';
import { readListBody, type AskedPage } from '../read/envelope.ts';
import { answerWith } from './answer.ts';

/** Rows 1 … `limit` of a list are page 1. Inlobo takes a limit of at most 100. */
export type PageQuery = AskedPage;

/** One page of a list, its rows told apart by `read`. 204 is an empty page; an empty 200 could not be read. */
export function pageAnswer<T>(
  outcome: ApiOutcome,
  asked: PageQuery,
  read: (rows: readonly unknown[]) => Pick<ListPage<T>, 'rows' | 'unreadable'>,
): Answer<ListPage<T>> {
  if (outcome.kind === 'ok' && outcome.status === 204) {
    return { ok: true, value: { rows: [], total: null, hasMore: false, unreadable: [] } };
  }
  return answerWith(outcome, (body) => {
    const list = readListBody(body, asked);
    return list && { ...read(list.rows), total: list.total, hasMore: list.hasMore, pageSize: list.pageSize };
  });
}
