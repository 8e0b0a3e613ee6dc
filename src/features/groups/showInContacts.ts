import { call } from '@/bridge';
import { DEFAULT_LAYOUT } from '@/features/contacts';
import { useScreen } from '@/shared/stores';

/** The table of contacts as it was looked at last, but with the members of this group alone. */
export async function showGroupInContacts(accountId: string, groupId: string): Promise<void> {
  const { current } = await call('contactViews.list', { accountId });
  const layout = { ...(current ?? DEFAULT_LAYOUT), filter: { groupId } };
  await call('contactViews.setCurrent', { accountId, layout });
  useScreen().show('contacts');
}
