import type { ContactRecord, ListPage } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { readContact } from '../read/contacts.ts';
import { pageAnswer, type PageQuery } from './page.ts';

export interface ContactsQuery extends PageQuery {
  /** Part of a phone or a name. */
  readonly search?: string | undefined;
  readonly groupId?: string | undefined;
  readonly isOptedIn?: boolean | undefined;
  readonly tag?: string | undefined;
}

/** GET /contacts/, one page. An answer without a list in it is `notInlobo`, never an empty page. */
export async function listContacts(
  client: InloboClient,
  query: ContactsQuery,
  options?: RequestOptions,
): Promise<Answer<ListPage<ContactRecord>>> {
  const { page, limit, search, groupId, isOptedIn, tag } = query;
  const outcome = await client.request(
    {
      method: 'GET',
      path: '/contacts/',
      query: { search, opted_in: isOptedIn, group_id: groupId, tag, limit, page },
    },
    options,
  );
  return pageAnswer(outcome, query, readContacts);
}

export interface FoundContact {
  /** null: nobody with this phone is among those that were found. */
  readonly contact: ContactRecord | null;
  /** All that were found are in the answer, and could be read. */
  readonly isCertain: boolean;
}

const SEARCH_LIMIT = 20;

/** Looks for one phone among the contacts, as the server writes it. */
export async function findContact(
  client: InloboClient,
  phone: string,
  options?: RequestOptions,
): Promise<Answer<FoundContact>> {
  const answer = await listContacts(client, { search: phone, page: 1, limit: SEARCH_LIMIT }, options);
  if (!answer.ok) return answer;
  const { rows, unreadable, hasMore } = answer.value;
  const isCertain = unreadable.length === 0 && !(hasMore ?? rows.length >= SEARCH_LIMIT);
  return { ok: true, value: { contact: rows.find((row) => row.phone === phone) ?? null, isCertain } };
}

function readContacts(found: readonly unknown[]): Pick<ListPage<ContactRecord>, 'rows' | 'unreadable'> {
  const rows: ContactRecord[] = [];
  const unreadable: unknown[] = [];
  for (const row of found) {
    const contact = readContact(row);
    if (contact) rows.push(contact);
    else unreadable.push(row);
  }
  return { rows, unreadable };
}
