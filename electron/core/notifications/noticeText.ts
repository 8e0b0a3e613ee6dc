import type { MessageContent } from '#contract/routes/messages.ts';
import type { Settings } from '#contract/routes/settings.ts';
import { fileKindOf } from '#contract/rules/limits.ts';
import { clipText } from '#contract/rules/textLength.ts';
import type { Words } from '#words/words.ts';

/** What is new in one chat. */
export interface ChatNews {
  /** null: in no contact list. */
  readonly name: string | null;
  readonly phone: string;
  readonly newest: MessageContent;
  readonly count: number;
}

export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

type Privacy = Settings['notificationPrivacy'];

/** What a notification of a chat says, no more than the person lets it. */
export function chatText(news: ChatNews, privacy: Privacy, words: Words): NoticeText {
  const more = news.count - 1;
  switch (privacy) {
    case 'none':
      return { title: words.say('app'), body: words.say('newMessages', { count: news.count }) };
    case 'name':
      return { title: nameOf(news), body: words.say('newMessages', { count: news.count }) };
    case 'text': {
      const said = snippet(news.newest, words);
      return {
        title: nameOf(news),
        body: more > 0 ? `${said}\n${words.say('andMore', { count: more })}` : said,
      };
    }
  }
}

/** Of many chats at once. */
export function summaryText(
  { label, messages, chats }: { readonly label: string; readonly messages: number; readonly chats: number },
  privacy: Privacy,
  words: Words,
): NoticeText {
  const title = privacy === 'none' ? words.say('app') : oneLine(label, LONGEST_TITLE) || words.say('app');
  return { title, body: words.say('messagesInChats', { count: messages, chats }) };
}

export function nameOf({ name, phone }: Pick<ChatNews, 'name' | 'phone'>): string {
  return oneLine(name ?? '', LONGEST_TITLE) || oneLine(phone, LONGEST_TITLE);
}

const LONGEST_TITLE = 80;
const LONGEST_BODY = 240;

/** A message in one line, in the words the conversation list has for it. */
function snippet(content: MessageContent, words: Words): string {
  return oneLine(saidIn(content, words), LONGEST_BODY) || words.say('newMessage');
}

function saidIn(content: MessageContent, words: Words): string {
  switch (content.type) {
    case 'text':
    case 'button-reply':
      return content.text;
    case 'media':
      return content.caption?.trim() || words.say(fileKindOf(content.url));
    case 'image':
    case 'video':
      return content.caption?.trim() || words.say(content.type);
    case 'document':
      return content.filename?.trim() || content.caption?.trim() || words.say('document');
    case 'location':
      return content.name?.trim() || words.say('location');
    case 'buttons':
      return content.body.trim() || words.say('buttons');
    case 'contacts':
      return (
        (content.contacts.length === 1 && content.contacts[0]?.name.trim()) ||
        words.say('contacts', { count: content.contacts.length })
      );
    case 'order':
      return words.say('order', { count: content.itemCount });
    case 'reaction':
      return content.emoji;
    case 'audio':
    case 'sticker':
    case 'template':
    case 'unsupported':
      return words.say(content.type);
  }
}

/** Overrides and isolates turn letters round or break out of their line; others take no room and hide. */
const HIDDEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;
/** No language stacks more on a letter; more climb over the lines above and below. */
const STACKED = /(\p{M}{8})\p{M}+/gu;
/** Joiners come one at a time in what people write. */
const JOINERS = /([\u200c\u200d])[\u200c\u200d]+/gu;

/**
 * What somebody else wrote, fit to be shown by the system itself: one line, of a sane length, that can neither turn the
 * words around it nor hide what it says. Joiners that emoji and writing need stay.
 */
export function oneLine(text: string, longest: number): string {
  // Cut first: a message may have megabytes, and all that follows reads each letter.
  const plain = text
    .slice(0, longest * 20)
    .toWellFormed()
    .replace(HIDDEN, '')
    .replace(CONTROL, ' ')
    .replace(STACKED, '$1')
    .replace(JOINERS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return clipText(plain, longest);
}
