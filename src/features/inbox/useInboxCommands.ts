import type { Conversation } from '#contract/routes/conversations.ts';
import { useCommands } from '@/shared/commands';
import { translate as t } from '@/shared/i18n';
import { announce } from '@/shared/ui';
import type { FormChoice } from './composer/forms/blankForm';
import type { ThreadHandle } from './thread/threadHandle';
import type { ConversationAction } from './useConversationActions';

interface InboxCommands {
  readonly neighbour: (step: 1 | -1) => void;
  readonly search: () => void;
  readonly newChat: () => void;
  /** Escape: back from the thread to the list. */
  readonly back: () => void;
  /** null: no chat is open. */
  readonly thread: () => ThreadHandle | null;
  readonly conversation: () => Conversation | null;
  readonly togglePanel: () => void;
  readonly act: (action: ConversationAction, target: Conversation) => void;
}

/** The inbox's commands, which work wherever the focus is. */
export function useInboxCommands(inbox: InboxCommands): void {
  const isOpen = () => inbox.thread() !== null;
  const inThread = (run: (thread: ThreadHandle) => void) => ({
    isOn: isOpen,
    run: () => {
      const thread = inbox.thread();
      if (thread) run(thread);
    },
  });
  const form = (choice: FormChoice) => inThread((thread) => thread.openForm(choice));

  /** What is seen in the list is said as well: the focus stays where it is. */
  const onChat = (action: ConversationAction, said: (chat: Conversation) => string) => ({
    isOn: () => inbox.conversation() !== null,
    run: () => {
      const chat = inbox.conversation();
      if (!chat) return;
      inbox.act(action, chat);
      announce(said(chat));
    },
  });

  useCommands({
    newChat: inbox.newChat,
    search: inbox.search,
    chatsNext: () => inbox.neighbour(1),
    chatsPrevious: () => inbox.neighbour(-1),
    chatsBack: inbox.back,
    chatReply: inThread((thread) => thread.focusComposer()),
    chatMessages: inThread((thread) => thread.focusThread()),
    chatDone: onChat('done', ({ isDone }) => t(`shortcuts.said.${isDone ? 'undone' : 'done'}`)),
    chatUnread: onChat('unread', ({ isMarkedUnread, unread }) =>
      t(`shortcuts.said.${isMarkedUnread || unread > 0 ? 'read' : 'unread'}`),
    ),
    chatPin: onChat('pin', ({ isPinned }) => t(`shortcuts.said.${isPinned ? 'unpinned' : 'pinned'}`)),
    chatPanel: { isOn: isOpen, run: inbox.togglePanel },
    chatMedia: form('media'),
    chatTemplate: form('template'),
    chatLocation: form('location'),
    chatButtons: form('buttons'),
  });
}
