import { readingDirection } from '#contract/rules/isolated.ts';
import type { Direction } from '#contract/rules/languages.ts';
import type { Component } from 'vue';
import type { Conversation } from '#contract/routes/conversations.ts';
import type { MessageStatus } from '#contract/routes/messages.ts';
import { inARow, translate as t } from '@/shared/i18n';
import { formatPhone } from '@/shared/phone';
import { disarmName } from '@/shared/text';
import { listTime } from '@/shared/time';
import { hoursLeft, serviceWindow } from '@/shared/ui/serviceWindow';
import { summarize } from '../bubbles/summary';
import type { TemplateLookup } from '../templates/templateBook';

export interface RowWords {
  readonly title: string;
  readonly icon: Component | null;
  readonly snippet: string;
  /** The ticks in front of an outgoing message. */
  readonly ticks: MessageStatus | null;
  readonly time: string;
  readonly tone: 'plain' | 'unread' | 'failed' | 'uncertain';
  /** How what was said reads, whatever the word before it is: too long, it loses its end and not its beginning. */
  readonly direction: Direction | 'auto';
  /** "Who, what, when, state", for a screen reader. */
  readonly label: string;
}

/** A conversation's row in words. */
export function describeRow(
  conversation: Conversation,
  now: number,
  locale: string,
  find?: TemplateLookup,
): RowWords {
  const { last, name, phone, lastAt } = conversation;
  const isOut = last?.direction === 'out';
  const { icon, text } = last ? summarize(last.content, find) : { icon: null, text: t('inbox.row.begun') };
  const title = (name && disarmName(name)) || formatPhone(phone);
  const snippet = isOut ? t(sayingOf(last.status), { text }) : text;
  const time = listTime(lastAt, now, locale);
  return {
    title,
    icon,
    snippet,
    direction: readingDirection(text),
    ticks: isOut ? last.status : null,
    time,
    tone: toneOf(conversation),
    label: inARow([title, snippet, time, ...states(conversation, now)]),
  };
}

function sayingOf(status: MessageStatus): 'inbox.row.notSent' | 'inbox.row.maybeSent' | 'inbox.row.you' {
  if (status === 'failed') return 'inbox.row.notSent';
  return status === 'uncertain' ? 'inbox.row.maybeSent' : 'inbox.row.you';
}

function toneOf({ last, unread, isMarkedUnread }: Conversation): RowWords['tone'] {
  if (last?.status === 'failed' || last?.status === 'uncertain') return last.status;
  return unread > 0 || isMarkedUnread ? 'unread' : 'plain';
}

function states(
  { last, unread, isMarkedUnread, failed, hasDraft, isPinned, lastInboundAt }: Conversation,
  now: number,
): string[] {
  const open = serviceWindow(lastInboundAt, now);
  return [
    last?.direction === 'out' ? t(`inbox.status.${last.status}`) : '',
    unread > 0 ? t('inbox.row.unread', { count: unread }) : isMarkedUnread ? t('inbox.row.markedUnread') : '',
    failed > 0 ? t('inbox.row.failed', { count: failed }) : '',
    hasDraft ? t('inbox.row.hasDraft') : '',
    isPinned ? t('inbox.row.pinned') : '',
    open && open.state !== 'closed' ? t('inbox.window.open', { ...hoursLeft(open.leftMs) }) : '',
  ].filter(Boolean);
}
