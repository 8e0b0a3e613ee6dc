import type { Figure } from '../bench.ts';
import { p95 } from '../spread.ts';
import { countLong } from './scrollThrough.ts';

/** How a scroll of ours went beside the same of a bare list, named `<name>.ratio`, `.p95` and `.longFrames`. */
export function scrollFigures(
  name: string,
  { ours, bare }: Readonly<Record<'ours' | 'bare', readonly number[]>>,
  { atMost, scrolls }: { readonly atMost?: number; readonly scrolls: string },
): Figure[] {
  return [
    {
      name: `${name}.ratio`,
      value: p95(ours) / p95(bare),
      unit: 'ratio',
      ...(atMost !== undefined && { atMost }),
      note: `p95 between frames ${p95(ours).toFixed(1)} ms of ${p95(bare).toFixed(1)} ms, ${scrolls}`,
    },
    { name: `${name}.p95`, value: p95(ours), unit: 'ms' },
    {
      name: `${name}.longFrames`,
      value: countLong(ours),
      unit: 'count',
      note: `over 50 ms, of ${ours.length}; the bare list: ${countLong(bare)} of ${bare.length}`,
    },
  ];
}
