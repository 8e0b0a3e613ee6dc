import { columnsOf } from './contacts/contactColumns.ts';
import type { ContactPage } from './store.ts';

/** Arguments of a call as they go to the store's thread: pages of contacts as columns, all others as they are. */
export function packed(domain: string, call: string, args: readonly unknown[]): readonly unknown[] {
  if (domain === 'contacts' && call === 'applyPages') {
    const [generation, pages] = args as [number, readonly ContactPage[]];
    return [generation, pages.map(packPage)];
  }
  if (domain === 'groups' && call === 'applyMembers') {
    const [groupId, generation, page] = args as [string, number, ContactPage];
    return [groupId, generation, packPage(page)];
  }
  return args;
}

function packPage(page: ContactPage): ContactPage {
  return { ...page, rows: columnsOf(page.rows) };
}
