import type { Logger } from '#core/ports.ts';
import type { BrowserWindow } from 'electron';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlace, type WindowPlace } from './windowPlace.ts';

type PlacedWindow = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isDestroyed'> & {
  on(event: 'resize' | 'move' | 'maximize' | 'unmaximize' | 'close', listener: () => void): unknown;
};

export interface WindowMemory {
  recall(): WindowPlace | null;
  /** Keeps where the window is whenever it comes to rest, and when it closes. */
  follow(window: PlacedWindow): void;
}

const REST_MS = 400;

/** Where the window was, in `window.json` of the app's folder. That it can't be kept stops nothing. */
export function createWindowMemory(dataDir: string, logger: Pick<Logger, 'warn'>): WindowMemory {
  const file = join(dataDir, 'window.json');

  function keep(window: PlacedWindow): void {
    if (window.isDestroyed()) return;
    const place: WindowPlace = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      // At once, for a window that closes may take the process with it.
      writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      logger.warn('the place of the window was not kept', { error });
    }
  }

  return {
    recall() {
      try {
        return readPlace(readFileSync(file, 'utf8'));
      } catch {
        return null;
      }
    },
    follow(window) {
      let resting: NodeJS.Timeout | undefined;
      const settle = () => {
        clearTimeout(resting);
        resting = setTimeout(() => keep(window), REST_MS).unref();
      };
      for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event, settle);
      window.on('close', () => {
        clearTimeout(resting);
        keep(window);
      });
    },
  };
}
