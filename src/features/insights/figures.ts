import type { InsightTotals } from '#contract/routes/insights.ts';
import { formatCount, translate } from '@/shared/i18n';
import { durationText, pointChange, relativeChange, shareOf, shareText, type Change } from './words';

export type FigureId = 'received' | 'sent' | 'delivered' | 'read' | 'failed' | 'response' | 'begun';

export interface Figure {
  readonly id: FigureId;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly change: Change;
  /** Whether the change is to be glad of; more messages are neither good nor bad. */
  readonly mood: 'good' | 'bad' | 'neutral';
}

/** What stands above the charts. */
export function figuresOf(now: InsightTotals, before: InsightTotals): Figure[] {
  const share = (totals: InsightTotals, part: 'delivered' | 'read') => shareOf(totals[part], totals.sent);
  const counted = (id: 'received' | 'sent' | 'failed' | 'begun', isGood: 'up' | 'down' | null) =>
    figure(id, formatCount(now[id]), relativeChange(now[id], before[id]), isGood);
  const shared = (id: 'delivered' | 'read') =>
    figure(id, shareText(share(now, id)), pointChange(share(now, id), share(before, id)), 'up');
  return [
    counted('received', null),
    counted('sent', null),
    shared('delivered'),
    shared('read'),
    counted('failed', 'down'),
    figure(
      'response',
      now.medianMs === null ? '–' : durationText(now.medianMs),
      relativeChange(now.medianMs, before.medianMs),
      'down',
    ),
    counted('begun', null),
  ];
}

function figure(id: FigureId, value: string, change: Change, isGood: 'up' | 'down' | null): Figure {
  const { direction } = change;
  const isNeutral = isGood === null || direction === 'same' || direction === 'none';
  return {
    id,
    label: translate(`insights.figures.${id}`),
    help: translate(`insights.help.${id}`),
    value,
    change,
    mood: isNeutral ? 'neutral' : direction === isGood ? 'good' : 'bad',
  };
}
