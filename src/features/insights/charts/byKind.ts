import { RESPONSE_BOUNDS_MS } from '#contract/rules/insights/responseBounds.ts';
import type { Insights } from '#contract/routes/insights.ts';
import { formatCount, inARow, problemText, translate } from '@/shared/i18n';
import { durationText, hourText, weekdayText } from '../words';
import type { Cell, Chart } from './chart';
import { amounts, categories, frame, lyingBars } from './parts';

const counted = (value: number): Cell => ({ text: formatCount(value), value });
const said = (text: string): Cell => ({ text, value: text });
const BAR_ROW = 40;
/** What a glance takes in; the table has all. */
const MOST_BARS = 6;

export function hoursChart({ hours }: Insights): Chart {
  const cells = hours.received.map((received, index) => ({
    weekday: Math.floor(index / 24),
    hour: index % 24,
    received,
    sent: hours.sent[index] ?? 0,
  }));
  const most = Math.max(1, ...cells.map(({ received, sent }) => received + sent));
  return {
    ...named('hours'),
    isEmpty: cells.every(({ received, sent }) => received + sent === 0),
    height: 240,
    option: (palette) => ({
      ...frame(
        palette,
        (index) => {
          const { weekday, hour, received, sent } = cells[index] ?? {
            weekday: 0,
            hour: 0,
            received: 0,
            sent: 0,
          };
          return {
            title: inARow([weekdayText(weekday, 'long'), hourText(hour)]),
            lines: [
              {
                color: palette.theirs,
                label: translate('insights.columns.received'),
                value: formatCount(received),
              },
              { color: palette.ours, label: translate('insights.columns.sent'), value: formatCount(sent) },
            ],
          };
        },
        'item',
      ),
      grid: {
        top: 4,
        bottom: 4,
        left: 4,
        right: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: categories(
        Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
        palette,
        { axisLine: { show: false }, splitArea: { show: false } },
      ),
      yAxis: {
        ...categories(
          Array.from({ length: 7 }, (_, weekday) => weekdayText(weekday, 'short')),
          palette,
        ),
        inverse: true,
        position: palette.isRtl ? 'right' : 'left',
        axisLine: { show: false },
      },
      visualMap: {
        show: false,
        min: 0,
        max: most,
        inRange: { color: [palette.sunken, palette.ours] },
      },
      series: [
        {
          type: 'heatmap',
          data: cells.map(({ weekday, hour, received, sent }) => [hour, weekday, received + sent]),
          itemStyle: { borderWidth: 2, borderColor: palette.panel, borderRadius: 5 },
          emphasis: { itemStyle: { borderColor: palette.ink } },
        },
      ],
    }),
    table: {
      head: [
        { title: translate('insights.columns.weekday') },
        { title: translate('insights.columns.hour') },
        { title: translate('insights.columns.received') },
        { title: translate('insights.columns.sent') },
      ],
      rows: cells.map(({ weekday, hour, received, sent }) => [
        said(weekdayText(weekday, 'long')),
        said(hourText(hour)),
        counted(received),
        counted(sent),
      ]),
    },
  };
}

export function spreadChart({ responseSpread, totals }: Insights): Chart {
  const last = durationText(RESPONSE_BOUNDS_MS.at(-1) ?? 0);
  const names = responseSpread.map((_, index) => {
    const bound = RESPONSE_BOUNDS_MS[index];
    return bound === undefined
      ? translate('insights.spreadOver', { time: last })
      : translate('insights.spreadUpTo', { time: durationText(bound) });
  });
  return {
    ...named('spread'),
    isEmpty: totals.answered === 0,
    note: totals.waiting > 0 ? translate('insights.waiting', { count: totals.waiting }) : '',
    height: 240,
    option: (palette) => ({
      ...frame(palette, (index) => ({
        title: names[index] ?? '',
        lines: [
          {
            color: palette.ours,
            label: translate('insights.columns.answered'),
            value: formatCount(responseSpread[index] ?? 0),
          },
        ],
      })),
      legend: { show: false },
      grid: {
        top: 8,
        bottom: 4,
        left: 4,
        right: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      xAxis: categories(names, palette, {
        axisLabel: {
          color: palette.soft,
          interval: 0,
          width: 76,
          overflow: 'break',
          lineHeight: 14,
          margin: 10,
        },
      }),
      yAxis: amounts(formatCount, palette, { minInterval: 1 }),
      series: [
        {
          type: 'bar',
          data: responseSpread,
          barMaxWidth: 36,
          itemStyle: { color: palette.ours, borderRadius: [4, 4, 0, 0] },
        },
      ],
    }),
    table: {
      head: [
        { title: translate('insights.columns.within') },
        { title: translate('insights.columns.answered') },
      ],
      rows: responseSpread.map((count, index) => [said(names[index] ?? ''), counted(count)]),
    },
  };
}

export function failuresChart({ failures }: Insights): Chart {
  const sums = new Map<string, number>();
  for (const { problem, count } of failures) {
    const reason = problem ? problemText(problem) : translate('insights.noReason');
    sums.set(reason, (sums.get(reason) ?? 0) + count);
  }
  const rows = [...sums]
    .map(([name, value]) => ({ name, value }))
    .toSorted((one, other) => other.value - one.value);
  return {
    ...named('failures'),
    isEmpty: rows.length === 0,
    height: lyingHeight(rows.length),
    option: (palette, width) => lyingBars(rows.slice(0, MOST_BARS), palette.bad, formatCount, palette, width),
    table: {
      head: [{ title: translate('insights.columns.reason') }, { title: translate('insights.columns.count') }],
      rows: rows.map(({ name, value }) => [said(name), counted(value)]),
    },
  };
}

export function tagsChart({ tags }: Insights): Chart {
  const rows = tags.map(({ tag, received, sent }) => ({ name: tag, value: received + sent }));
  return {
    ...named('tags'),
    isEmpty: rows.length === 0,
    height: lyingHeight(rows.length),
    option: (palette, width) =>
      lyingBars(rows.slice(0, MOST_BARS), palette.ours, formatCount, palette, width),
    table: {
      head: [
        { title: translate('insights.columns.tag') },
        { title: translate('insights.columns.received') },
        { title: translate('insights.columns.sent') },
      ],
      rows: tags.map(({ tag, received, sent }) => [said(tag), counted(received), counted(sent)]),
    },
  };
}

function named<Id extends 'hours' | 'spread' | 'failures' | 'tags'>(id: Id) {
  return { id, title: translate(`insights.charts.${id}`), help: translate(`insights.help.${id}`), note: '' };
}

function lyingHeight(rows: number): number {
  return Math.min(MOST_BARS, rows) * BAR_ROW + 16;
}
