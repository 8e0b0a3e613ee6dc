import { onScopeDispose } from 'vue';
import { call, onEvent } from '@/bridge';
import { translate as t } from '@/shared/i18n';
import { formatPhone } from '@/shared/phone';
import { announce } from '@/shared/ui';

/** Says politely who wrote, for chats that are not open; the open one says its own messages. */
export function useInboundNews(accountId: () => string, openPhone: () => string | null): void {
  async function tell(phone: string, count: number): Promise<void> {
    const { conversation } = await call('conversations.get', { accountId: accountId(), phone });
    announce(t('inbox.thread.receivedMany', { count, name: conversation?.name ?? formatPhone(phone) }));
  }

  onScopeDispose(
    onEvent((event) => {
      if (
        event.name !== 'messages.received' ||
        event.accountId !== accountId() ||
        event.phone === openPhone()
      )
        return;
      // The row shows it as well; a name that can't be read now is not worth a word.
      tell(event.phone, event.count).catch(() => undefined);
    }),
  );
}
