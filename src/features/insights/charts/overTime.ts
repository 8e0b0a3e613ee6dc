import type { InsightDay, Insights } from '#contract/routes/insights.ts';
import { formatCount, formatShare, translate } from '@/shared/i18n';
import { dayText, durationText, shareOf, shareText } from '../words';
import type { Cell, Chart, Column } from './chart';
import { durationAxis, onDurationScale } from './durationAxis';
import { amounts, categories, frame } from './parts';
import type { Palette } from './palette';

interface Line {
  readonly label: string;
  readonly fileTitle?: string;
  readonly color: (palette: Palette) => string;
  readonly value: (day: InsightDay) => number | null;
  readonly isDashed?: boolean;
}

interface Drawn {
  readonly id: Chart['id'];
  readonly lines: readonly Line[];
  readonly as: 'bars' | 'lines' | 'area';
  readonly format: (value: number) => string;
  readonly most?: number;
  readonly note?: string;
  readonly isEmpty: boolean;
  readonly further?: readonly { readonly column: Column; readonly value: (day: InsightDay) => number }[];
}

export function messagesChart({ days }: Insights): Chart {
  return overTime(days, {
    id: 'messages',
    as: 'bars',
    format: formatCount,
    isEmpty: days.every(({ received, sent }) => received + sent === 0),
    lines: [
      {
        label: translate('insights.columns.received'),
        color: ({ theirs }) => theirs,
        value: (day) => day.received,
      },
      { label: translate('insights.columns.sent'), color: ({ ours }) => ours, value: (day) => day.sent },
    ],
  });
}

export function ratesChart({ days }: Insights): Chart {
  return overTime(days, {
    id: 'rates',
    as: 'lines',
    format: formatShare,
    most: 1,
    isEmpty: days.every(({ sent }) => sent === 0),
    lines: [
      {
        label: translate('insights.columns.deliveredShare'),
        color: ({ ours }) => ours,
        value: ({ delivered, sent }) => shareOf(delivered, sent),
      },
      {
        label: translate('insights.columns.readShare'),
        color: ({ theirs }) => theirs,
        value: ({ read, sent }) => shareOf(read, sent),
      },
    ],
    further: [{ column: { title: translate('insights.columns.sent') }, value: (day) => day.sent }],
  });
}

export function responseChart({ days, totals }: Insights): Chart {
  const median = translate('insights.columns.median');
  const p90 = translate('insights.columns.p90');
  return overTime(days, {
    id: 'response',
    as: 'lines',
    format: durationText,
    isEmpty: totals.answered === 0,
    note: totals.waiting > 0 ? translate('insights.waiting', { count: totals.waiting }) : '',
    lines: [
      {
        label: median,
        fileTitle: translate('insights.seconds', { name: median }),
        color: ({ ours }) => ours,
        value: ({ medianMs }) => medianMs,
      },
      {
        label: p90,
        fileTitle: translate('insights.seconds', { name: p90 }),
        color: ({ late }) => late,
        value: ({ p90Ms }) => p90Ms,
        isDashed: true,
      },
    ],
    further: [
      { column: { title: translate('insights.columns.answered') }, value: (day) => day.answered },
      { column: { title: translate('insights.columns.waiting') }, value: (day) => day.waiting },
    ],
  });
}

export function optInChart({ days, undatedContacts }: Insights): Chart {
  return overTime(days, {
    id: 'optIns',
    as: 'area',
    format: formatCount,
    isEmpty: days.every(({ contacts }) => contacts === 0),
    note: undatedContacts > 0 ? translate('insights.undated', { count: undatedContacts }) : '',
    lines: [
      {
        label: translate('insights.columns.contacts'),
        color: ({ theirs }) => theirs,
        value: (day) => day.contacts,
      },
      {
        label: translate('insights.columns.optedIn'),
        color: ({ ours }) => ours,
        value: (day) => day.optedIn,
      },
    ],
  });
}

function overTime(days: readonly InsightDay[], drawn: Drawn): Chart {
  const { id, lines, format, further = [], note = '', isEmpty } = drawn;
  const isTime = id === 'response';
  const isShare = drawn.most === 1;
  const cell = (value: number | null): Cell => ({
    text: value === null ? '–' : isShare ? shareText(value) : format(value),
    value:
      value === null
        ? null
        : isTime
          ? Math.round(value / 1000)
          : isShare
            ? Math.round(value * 1e4) / 1e4
            : value,
  });
  return {
    id,
    title: translate(`insights.charts.${id}`),
    help: translate(`insights.help.${id}`),
    note,
    isEmpty,
    height: 240,
    option: (palette) => ({
      ...frame(palette, (index) => ({
        title: dayText(days[index]?.date ?? '', true),
        lines: lines.map((line) => {
          const value = days[index] ? line.value(days[index]) : null;
          return {
            color: line.color(palette),
            label: line.label,
            value: value === null ? '–' : format(value),
          };
        }),
      })),
      xAxis: categories(
        days.map(({ date }) => dayText(date)),
        palette,
        { boundaryGap: drawn.as === 'bars' },
      ),
      yAxis: isTime
        ? durationAxis(
            days.flatMap((day) => lines.flatMap((line) => line.value(day) ?? [])),
            palette,
          )
        : amounts(format, palette, isShare ? { max: 1, interval: 0.25 } : { minInterval: 1 }),
      series: lines.map((line) => series(line, days, drawn, palette)),
    }),
    table: {
      head: [
        { title: translate('insights.columns.date') },
        ...lines.map(({ label, fileTitle = label }) => ({ title: label, fileTitle })),
        ...further.map(({ column }) => column),
      ],
      rows: days.map((day) => [
        { text: dayText(day.date, true), value: day.date },
        ...lines.map((line) => cell(line.value(day))),
        ...further.map(({ value }) => ({ text: formatCount(value(day)), value: value(day) })),
      ]),
    },
  };
}

function series(line: Line, days: readonly InsightDay[], { as, id }: Drawn, palette: Palette) {
  const color = line.color(palette);
  const values = days.map(line.value);
  const data = id === 'response' ? values.map((ms) => (ms === null ? null : onDurationScale(ms))) : values;
  if (as === 'bars') {
    const itemStyle = { color, borderRadius: [2, 2, 0, 0] };
    return {
      type: 'bar',
      name: line.label,
      data,
      itemStyle,
      barMaxWidth: 14,
      barGap: '10%',
      barCategoryGap: '30%',
    };
  }
  const isAlone = data.filter((value) => value !== null).length < 32;
  return {
    type: 'line',
    name: line.label,
    data,
    itemStyle: { color },
    lineStyle: { color, width: 2, ...(line.isDashed && { type: [5, 4] }) },
    symbol: 'circle',
    symbolSize: 5,
    // A day between two without anything would not be seen as a line.
    showSymbol: isAlone && as === 'lines',
    connectNulls: false,
    ...(as === 'area' && { areaStyle: { color, opacity: 0.12 } }),
  };
}
