import type { ContactRecord, ListPage } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { readContact } from '../read/contacts.ts';
import { pageAnswer, type PageQuery } from './page.ts';

/** GET /contacts/, one page. An answer without a list in it is `notInlobo`, never an empty page. */
export async function listContacts(
  client: InloboClient,
  query: PageQuery,
  options?: RequestOptions,
): Promise<Answer<ListPage<ContactRecord>>> {
  const { page, limit } = query;
  const outcome = await client.request(
    { method: 'GET', path: '/contacts/', query: { page, limit } },
    options,
  );
  return pageAnswer(outcome, query, readContacts);
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
