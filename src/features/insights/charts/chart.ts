import type { EChartsOption } from './echarts';
import type { Palette } from './palette';

/** A figure as it is read (`text`) and as it goes into a file (`value`: numbers bare, days as 2026-03-29). */
export interface Cell {
  readonly text: string;
  readonly value: string | number | null;
}

export type ChartId = 'messages' | 'hours' | 'response' | 'spread' | 'rates' | 'failures' | 'optIns' | 'tags';

export interface Chart {
  readonly id: ChartId;
  readonly title: string;
  /** What is counted, and what not. */
  readonly help: string;
  readonly note: string;
  readonly isEmpty: boolean;
  /** In px. */
  readonly height: number;
  /** @param width of the drawing in px. */
  readonly option: (palette: Palette, width: number) => EChartsOption;
  readonly table: { readonly head: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };
}

export interface Column {
  readonly title: string;
  /** The title in a file, where the unit is needed. */
  readonly fileTitle?: string;
}
