import { Check, Inbox, Mail, MailOpen, Pin, PinOff } from '@lucide/vue';
import type { Conversation } from '#contract/routes/conversations.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import { translate as t } from '@/shared/i18n';
import type { MenuAction } from '@/shared/ui';

export type ConversationAction = 'pin' | 'unread' | 'done';

/** What can be done with a conversation, in the words that fit its state. */
export function conversationActions({
  isPinned,
  isMarkedUnread,
  isDone,
  unread,
}: Conversation): readonly MenuAction[] {
  const isUnread = isMarkedUnread || unread > 0;
  return [
    {
      key: 'pin',
      label: t(isPinned ? 'inbox.action.unpin' : 'inbox.action.pin'),
      icon: isPinned ? PinOff : Pin,
    },
    {
      key: 'unread',
      label: t(isUnread ? 'inbox.action.markRead' : 'inbox.action.markUnread'),
      icon: isUnread ? MailOpen : Mail,
    },
    {
      key: 'done',
      label: t(isDone ? 'inbox.action.undone' : 'inbox.action.done'),
      icon: isDone ? Inbox : Check,
    },
  ] satisfies (MenuAction & { key: ConversationAction })[];
}

/** Does one of them; gives why it could not be done, or null. */
export async function actOnConversation(
  accountId: string,
  { phone, isPinned, isMarkedUnread, isDone, unread }: Conversation,
  action: ConversationAction,
): Promise<BridgeError | null> {
  try {
    if (action === 'pin') await call('conversations.setState', { accountId, phone, isPinned: !isPinned });
    else if (action === 'done') await call('conversations.setState', { accountId, phone, isDone: !isDone });
    else if (isMarkedUnread || unread > 0) await call('conversations.markRead', { accountId, phone });
    else await call('conversations.setState', { accountId, phone, isMarkedUnread: true });
    return null;
  } catch (thrown) {
    return toBridgeError(thrown);
  }
}
