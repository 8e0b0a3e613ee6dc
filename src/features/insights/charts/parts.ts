import type { EChartsOption } from './echarts';
import type { Palette } from './palette';

interface Tip {
  readonly title: string;
  readonly lines: readonly { readonly color: string; readonly label: string; readonly value: string }[];
}

/** What all charts share. `tip` tells of the place under the pointer, by its index. */
export function frame(
  palette: Palette,
  tip: (index: number) => Tip,
  trigger: 'axis' | 'item' = 'axis',
): EChartsOption {
  return {
    animation: false,
    textStyle: { fontFamily: palette.font, color: palette.soft, fontSize: 11 },
    grid: { top: 34, bottom: 4, left: 4, right: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: legend(palette),
    tooltip: {
      trigger,
      confine: true,
      transitionDuration: 0,
      backgroundColor: palette.raised,
      borderColor: palette.line,
      padding: [8, 12],
      textStyle: { color: palette.ink, fontSize: 12, fontFamily: palette.font },
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.line, opacity: 0.45 } },
      formatter: (shown: { dataIndex: number } | { dataIndex: number }[]) => {
        const first = Array.isArray(shown) ? shown[0] : shown;
        return first ? tipElement(tip(first.dataIndex), palette) : '';
      },
    },
  };
}

/** Days, hours or classes along the foot, the first of them where reading begins. */
export function categories(
  names: readonly string[],
  palette: Palette,
  extra: EChartsOption = {},
): EChartsOption {
  return {
    type: 'category',
    data: [...names],
    inverse: palette.isRtl,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.soft, hideOverlap: true, margin: 10 },
    ...extra,
  };
}

export function amounts(
  format: (value: number) => string,
  palette: Palette,
  extra: EChartsOption = {},
): EChartsOption {
  return {
    type: 'value',
    position: palette.isRtl ? 'right' : 'left',
    splitNumber: 4,
    axisLabel: { color: palette.soft, formatter: format },
    splitLine: { lineStyle: { color: palette.line } },
    ...extra,
  };
}

/** Bars that lie, each under its name: for few things with long names. */
export function lyingBars(
  rows: readonly { readonly name: string; readonly value: number }[],
  color: string,
  format: (value: number) => string,
  palette: Palette,
  width: number,
): EChartsOption {
  const edge = palette.isRtl ? 'right' : 'left';
  return {
    ...frame(palette, (index) => tipOf(rows[index], color, format), 'item'),
    legend: { show: false },
    grid: { top: 16, bottom: 0, left: 0, right: 0 },
    xAxis: { type: 'value', show: false, inverse: palette.isRtl },
    yAxis: {
      type: 'category',
      inverse: true,
      show: false,
      data: rows.map(({ name }) => name),
      position: edge,
    },
    series: [
      {
        type: 'bar',
        data: rows.map(({ value }) => value),
        barWidth: 8,
        itemStyle: { color, borderRadius: 4 },
        label: {
          show: true,
          position: [palette.isRtl ? '100%' : 0, -18],
          align: edge,
          color: palette.ink,
          fontSize: 12,
          width,
          overflow: 'truncate',
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const row = rows[dataIndex];
            return row ? `${format(row.value)}  ·  ${row.name}` : '';
          },
        },
      },
    ],
  };
}

function tipOf(
  row: { readonly name: string; readonly value: number } | undefined,
  color: string,
  format: (value: number) => string,
): Tip {
  return { title: row?.name ?? '', lines: row ? [{ color, label: '', value: format(row.value) }] : [] };
}

function legend(palette: Palette): EChartsOption {
  return {
    top: 0,
    [palette.isRtl ? 'right' : 'left']: 0,
    align: palette.isRtl ? 'right' : 'left',
    icon: 'roundRect',
    itemWidth: 10,
    itemHeight: 10,
    itemGap: 16,
    selectedMode: false,
    textStyle: { color: palette.soft, fontSize: 12 },
  };
}

/** Built of elements: a tag or a reason is somebody's words, and no markup. */
function tipElement({ title, lines }: Tip, palette: Palette): HTMLElement {
  const box = document.createElement('div');
  box.dir = palette.isRtl ? 'rtl' : 'ltr';
  box.style.cssText = 'max-inline-size:280px;white-space:normal;line-height:18px';
  const head = document.createElement('div');
  head.textContent = title;
  head.style.fontWeight = '600';
  box.append(head);
  for (const { color, label, value } of lines) {
    const line = document.createElement('div');
    line.style.cssText = 'display:flex;align-items:center;gap:8px';
    const dot = document.createElement('span');
    dot.style.cssText = `inline-size:8px;block-size:8px;border-radius:3px;background:${color}`;
    const name = document.createElement('span');
    name.textContent = label;
    const figure = document.createElement('b');
    figure.textContent = value;
    figure.style.cssText = 'margin-inline-start:auto;font-weight:600;font-variant-numeric:tabular-nums';
    line.append(dot, name, figure);
    box.append(line);
  }
  return box;
}
