/** The steps of a browser's zoom; 1 is 100 %. */
export const ZOOMS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

export type ZoomStep = 'in' | 'out' | 'reset';

/** The next step from any zoom, also one between the steps; the last one stays. */
export function zoomed(zoom: number, step: ZoomStep): number {
  switch (step) {
    case 'reset':
      return 1;
    case 'in':
      return ZOOMS.find((next) => next > zoom + 0.001) ?? zoom;
    case 'out':
      return ZOOMS.findLast((next) => next < zoom - 0.001) ?? zoom;
  }
}
