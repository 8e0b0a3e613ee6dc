import type { Rectangle } from 'electron';
import { z } from 'zod';

const pixels = z.number().int().min(-100_000).max(100_000);
const place = z.object({
  bounds: z.object({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1) }),
  isMaximized: z.boolean(),
});

/** Where the window was and how large, in the system's density-independent pixels. */
export type WindowPlace = z.infer<typeof place>;

export interface OpeningPlace {
  readonly width: number;
  readonly height: number;
  /** Left out: the system puts it in the middle. */
  readonly x?: number;
  readonly y?: number;
}

export const SMALLEST = { width: 420, height: 560 } as const;
export const USUAL = { width: 1_280, height: 820 } as const;
/** So much of the strip by which a window is moved must lie on a screen. */
const GRIP = { width: 120, height: 32 } as const;

/** What was kept of the window; null where that is nothing, or not to be read. */
export function readPlace(text: string): WindowPlace | null {
  try {
    return place.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Where to open the window: as it was, never larger than the screen it is on, and in the middle where the screen it
 * was on is no longer there.
 *
 * @param screens the work areas of all screens, the main one first
 */
export function openingPlace(kept: WindowPlace | null, screens: readonly Rectangle[]): OpeningPlace {
  const [main] = screens;
  if (!kept) return fitted(USUAL, main);
  const { x, y } = kept.bounds;
  for (const screen of screens) {
    const size = fitted(kept.bounds, screen);
    if (holdsGrip(screen, { x, y, ...size })) return { x, y, ...size };
  }
  return fitted(kept.bounds, main);
}

function holdsGrip(screen: Rectangle, { x, y, width }: Rectangle): boolean {
  const shownWidth = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  const shownHeight = Math.min(y + GRIP.height, screen.y + screen.height) - Math.max(y, screen.y);
  return shownWidth >= Math.min(GRIP.width, width) && shownHeight >= GRIP.height;
}

function fitted(size: Pick<Rectangle, 'width' | 'height'>, screen: Rectangle | undefined) {
  return {
    width: Math.max(SMALLEST.width, Math.min(size.width, screen?.width ?? size.width)),
    height: Math.max(SMALLEST.height, Math.min(size.height, screen?.height ?? size.height)),
  };
}
