import type { MessageContent } from '#contract/routes/messages.ts';

/** Everything a notification says. The window's words are its own; these are needed where there is no window. */
export interface NoticeWords {
  readonly app: string;
  readonly newMessage: string;
  readonly newMessages: (count: number) => string;
  readonly andMore: (count: number) => string;
  readonly messagesInChats: (messages: number, chats: number) => string;
  readonly replyTo: (name: string) => string;
  readonly trial: string;
  readonly answerNotSent: string;
  readonly answerNotSentTo: (name: string) => string;
  readonly answerIsKept: string;
  readonly answerWas: (text: string) => string;
  readonly windowClosed: string;
  /** A message without words of its own, as the conversation list has it. */
  readonly content: Readonly<Record<WordlessContent, string>>;
  readonly contacts: (count: number) => string;
  readonly order: (count: number) => string;
}

type WordlessContent =
  | Extract<
      MessageContent['type'],
      'image' | 'video' | 'audio' | 'document' | 'sticker' | 'location' | 'template' | 'buttons'
    >
  | 'unsupported';

export const englishWords: NoticeWords = {
  app: 'Inlobo Desk',
  newMessage: 'New message',
  newMessages: (count) => (count === 1 ? 'New message' : `${count} new messages`),
  andMore: (count) => `and ${count} more`,
  messagesInChats: (messages, chats) => `${messages} new messages in ${chats} chats`,
  replyTo: (name) => `Reply to ${name}`,
  trial: 'Notifications look like this.',
  answerNotSent: 'Your answer was not sent',
  answerNotSentTo: (name) => `Your answer to ${name} was not sent`,
  answerIsKept: 'Your words are kept in the chat.',
  answerWas: (text) => `You wrote: ${text}`,
  windowClosed:
    'More than 24 hours have passed since the customer’s last message, so WhatsApp only takes a template.',
  content: {
    image: 'Photo',
    video: 'Video',
    audio: 'Audio',
    document: 'Document',
    sticker: 'Sticker',
    location: 'Location',
    template: 'Template',
    buttons: 'Message with buttons',
    unsupported: 'Message of another kind',
  },
  contacts: (count) => (count === 1 ? 'Contact' : `${count} contacts`),
  order: (count) => (count === 1 ? 'Order · 1 item' : `Order · ${count} items`),
};
