import type { Component } from 'vue';
import type { Problem } from '#contract/errors.ts';
import type { OutboxRow } from '#contract/routes/outbox.ts';
import { fateOf, summarize } from '@/features/inbox';
import { inARow, problemText, translate as t } from '@/shared/i18n';
import { formatPhone } from '@/shared/phone';
import type { Hindrance } from '@/shared/sync';
import { disarmName } from '@/shared/text';
import { momentTime } from '@/shared/time';

export type OutboxAction = 'cancel' | 'sendAgain' | 'retry' | 'wasSent' | 'discard';

export interface OutboxWords {
  readonly title: string;
  readonly icon: Component | null;
  readonly snippet: string;
  readonly since: string;
  readonly tone: 'quiet' | 'attention' | 'failed';
  readonly state: string;
  /** "Tried 3 times"; empty before the first try. */
  readonly tried: string;
  readonly actions: readonly OutboxAction[];
  /** "Who, what, since when, state", for a screen reader. */
  readonly label: string;
}

export interface Circumstances {
  readonly now: number;
  readonly locale: string;
  /** Nothing leaves at all, whatever the row says of itself. */
  readonly isHeld: boolean;
  readonly hindrance: Hindrance | null;
}

/** One message that has not simply left, in words, and what can be done about it. */
export function describeOutboxRow(row: OutboxRow, at: Circumstances): OutboxWords {
  const { message, name, attempts } = row;
  const { icon, text } = summarize(message.content);
  const title = (name && disarmName(name)) || formatPhone(message.phone);
  const since = t('outbox.since', { time: momentTime(message.at, at.now, at.locale) });
  const state = stateOf(row, at);
  const tried = attempts > 0 && message.status !== 'sending' ? t('outbox.tried', { count: attempts }) : '';
  return {
    title,
    icon,
    snippet: text,
    since,
    tone: toneOf(message.status),
    state,
    tried,
    actions: actionsOf(row, at.now),
    label: inARow([title, text, since, state, tried].filter(Boolean)),
  };
}

function toneOf(status: OutboxRow['message']['status']): OutboxWords['tone'] {
  if (status === 'failed') return 'failed';
  return status === 'uncertain' ? 'attention' : 'quiet';
}

function stateOf(row: OutboxRow, at: Circumstances): string {
  const { error, status } = row.message;
  switch (status) {
    case 'failed':
      return error
        ? t('outbox.state.failed', { reason: problemText(error) })
        : t('outbox.state.failedUnknown');
    case 'uncertain':
      if (error?.code === 'NOT_IN_HISTORY') return t('outbox.state.notInHistory');
      if (error?.code === 'HISTORY_UNAVAILABLE') return t('outbox.state.historyUnavailable');
      return t('outbox.state.checking');
    case 'sending':
      return t('outbox.state.sending');
    default:
      return waitingState(row, at);
  }
}

function waitingState(
  { dueAt, waitsBecause }: OutboxRow,
  { now, locale, isHeld, hindrance }: Circumstances,
): string {
  if (hindrance?.kind === 'offline' && (waitsBecause === null || isAboutNetwork(waitsBecause))) {
    return hindrance.since === null
      ? t('outbox.state.network')
      : t('outbox.state.networkSince', { time: momentTime(hindrance.since, now, locale) });
  }
  const time = dueAt !== null && dueAt > now ? momentTime(dueAt, now, locale) : null;
  if (waitsBecause?.code === 'RATE_LIMITED' && time !== null) return t('outbox.state.slowDown', { time });
  if (waitsBecause && isAboutNetwork(waitsBecause)) return t('outbox.state.network');
  if (waitsBecause) {
    const reason = problemText(waitsBecause);
    return time === null ? t('outbox.state.because', { reason }) : t('outbox.state.again', { time, reason });
  }
  return t(isHeld ? 'outbox.state.held' : 'outbox.state.turn');
}

export function isAboutNetwork({ code }: Pick<Problem, 'code'>): boolean {
  return code === 'UNREACHABLE' || code === 'TIMED_OUT';
}

/** What may still be on its way or in the history is not offered to be sent again. */
function actionsOf({ message }: OutboxRow, now: number): readonly OutboxAction[] {
  switch (message.status) {
    case 'queued':
      return ['cancel'];
    case 'uncertain':
      return fateOf(message, now)?.kind === 'uncertain' ? ['sendAgain', 'wasSent', 'discard'] : [];
    case 'failed':
      return fateOf(message, now)?.actions.includes('retry') ? ['retry', 'discard'] : ['discard'];
    default:
      return [];
  }
}
