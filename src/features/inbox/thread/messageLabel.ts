import type { Message } from '#contract/routes/messages.ts';
import { inARow, translate as t } from '@/shared/i18n';
import { clockTime } from '@/shared/time';
import { summarize } from '../bubbles/summary';
import type { TemplateLookup } from '../templates/templateBook';

/** "Who, what, when, state", for a screen reader. */
export function messageLabel(
  { direction, content, at, status }: Message,
  name: string,
  locale: string,
  find?: TemplateLookup,
): string {
  const who = direction === 'out' ? t('inbox.you') : name;
  const state = direction === 'out' ? [t(`inbox.status.${status}`)] : [];
  return inARow([who, summarize(content, find).text, clockTime(at, locale), ...state]);
}
