import type { Message } from '#contract/routes/messages.ts';
import { translate as t } from '@/shared/i18n';
import { clockTime } from '@/shared/time';
import { summarize } from '../bubbles/summary';

/** "Who, what, when, state", for a screen reader. */
export function messageLabel(
  { direction, content, at, status }: Message,
  name: string,
  locale: string,
): string {
  const who = direction === 'out' ? t('inbox.you') : name;
  const state = direction === 'out' ? [t(`inbox.status.${status}`)] : [];
  return [who, summarize(content).text, clockTime(at, locale), ...state].join(', ');
}
