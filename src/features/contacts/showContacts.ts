import type { ContactFilter } from '#contract/routes/contacts.ts';
import { call } from '@/bridge';
import { useScreen } from '@/shared/stores';
import { DEFAULT_LAYOUT } from './table/columns';
import { useContactSearches } from './views/useContactSearches';

/** The table of contacts as it was looked at last, but with those alone whom this filter lets through. */
export async function showContacts(accountId: string, filter: ContactFilter): Promise<void> {
  const { current } = await call('contactViews.list', { accountId });
  const layout = { ...(current ?? DEFAULT_LAYOUT), filter };
  await call('contactViews.setCurrent', { accountId, layout });
  useContactSearches().keep(accountId, '');
  useScreen().show('contacts');
}
