import { watchEffect } from 'vue';
import { formatCount, useText } from '@/shared/i18n';
import { useAccounts } from '@/shared/stores';

/** "(3) Inlobo Desk": what a taskbar or a tab shows of the unread messages of all accounts. */
export function useWindowTitle(): void {
  const accounts = useAccounts();
  const { t } = useText();
  watchEffect(() => {
    const unread = accounts.list.reduce((sum, account) => sum + account.unread, 0);
    const name = t('common.appName');
    document.title = unread > 0 ? `(${formatCount(unread)}) ${name}` : name;
  });
}
