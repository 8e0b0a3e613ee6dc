import { SERVICE_WINDOW_MS } from '#contract/rules/serviceWindow.ts';
import { assertNever } from '../../lib/assertNever.ts';
import type { Found } from '../contacts/people.ts';
import { termConditions, type Parameters } from '../statements.ts';
import type { ConversationQuery } from '../store.ts';

/** Which conversations a filter shows; the conditions are those of its partial index, word for word. */
export const CONDITIONS = {
  open: 'c.is_done = 0',
  done: 'c.is_done = 1',
  // Done ones too: what is unread wants to be seen.
  unread: '(c.unread > 0 OR c.is_marked_unread = 1)',
  awaiting: 'c.is_awaiting_reply = 1 AND c.is_done = 0',
  failed: 'c.failed > 0 AND c.is_done = 0',
};

export interface ListSql {
  readonly rows: string;
  readonly total: string;
  readonly parameters: Parameters;
}

interface Source {
  readonly index: string;
  readonly condition: string;
  /** Where another index counts faster than the one that gives the order. */
  readonly countBy?: { readonly index: string; readonly condition: string };
}

/** A page of conversations, pinned first, then the newest, and how many there are. */
export function conversationListSql(
  query: Pick<ConversationQuery, 'filter' | 'now'>,
  found: Found | null,
  columns: string,
): ListSql {
  const source = sourceOf(query.filter);
  const parameters: Parameters = {};
  if (query.filter === 'window-open') parameters['opens'] = query.now - SERVICE_WINDOW_MS;

  let from = `conversations AS c INDEXED BY ${source.index}`;
  let total = {
    from: `conversations AS c INDEXED BY ${source.countBy?.index ?? source.index}`,
    condition: source.countBy?.condition ?? source.condition,
  };
  const conditions = [source.condition];
  if (found?.kind === 'few') {
    from = 'json_each(:ids) AS hit CROSS JOIN conversations AS c ON c.person_id = hit.value';
    parameters['ids'] = found.ids;
    total = { from, condition: source.condition };
  } else if (found?.kind === 'many') {
    from += ' CROSS JOIN people AS f ON f.id = c.person_id';
    conditions.push(...termConditions('f.search', found.terms, parameters));
    total = {
      from: 'people AS f CROSS JOIN conversations AS c ON c.person_id = f.id',
      condition: conditions.join(' AND '),
    };
  }
  return {
    // The ids alone first: what is skipped to reach a page far down is not looked up. CROSS JOIN keeps their order.
    rows: `SELECT ${columns} FROM (
        SELECT c.person_id FROM ${from} WHERE ${conditions.join(' AND ')}
        ORDER BY c.is_pinned DESC, c.last_at DESC, c.person_id DESC LIMIT :limit OFFSET :offset
      ) AS found
      CROSS JOIN conversations AS c ON c.person_id = found.person_id
      CROSS JOIN people AS p ON p.id = found.person_id
      LEFT JOIN contacts AS k ON k.person_id = found.person_id
      LEFT JOIN messages AS m ON m.id = c.last_message_id`,
    total: `SELECT COUNT(*) AS count FROM ${total.from} WHERE ${total.condition}`,
    parameters,
  };
}

function sourceOf(filter: ConversationQuery['filter']): Source {
  switch (filter) {
    case 'all':
      return { index: 'conversations_open', condition: CONDITIONS.open };
    case 'done':
      return { index: 'conversations_done', condition: CONDITIONS.done };
    case 'unread':
      return { index: 'conversations_unread', condition: CONDITIONS.unread };
    case 'needs-reply':
      return { index: 'conversations_awaiting', condition: CONDITIONS.awaiting };
    case 'failed':
      return { index: 'conversations_failed', condition: CONDITIONS.failed };
    case 'window-open': {
      const condition = `${CONDITIONS.open} AND c.last_inbound_at > :opens`;
      return {
        index: 'conversations_open',
        // Nothing is newer than the newest message: with both values of is_pinned named, the index is left at `opens`.
        condition: `${condition} AND c.is_pinned IN (0, 1) AND c.last_at > :opens`,
        countBy: { index: 'conversations_by_inbound', condition },
      };
    }
    default:
      return assertNever(filter);
  }
}
