import type { Logger } from '#core/ports.ts';
import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron';

interface WindowDeps {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  /** Absolute path of the bundled preload script. */
  readonly preload: string;
  readonly url: string;
  readonly isDevelopment: boolean;
  readonly backgroundColor: () => Promise<string>;
  readonly logger: Logger;
  /** The page died again right after it was brought back. */
  readonly onHopeless: () => void;
  /** Windows (the system) is shutting down or logging off, and asks nobody. */
  readonly onSessionEnd: () => void;
}

export interface Windows {
  /** Opens the main window, or brings the one that is there to the front. */
  show(): Promise<void>;
  /** The pages of the windows that are open. */
  openPages(): WebContents[];
}

/** A page that dies again within this time is not brought back once more. */
const RELAPSE_MS = 60_000;

export function createWindows(deps: WindowDeps): Windows {
  const open = new Set<BrowserWindow>();
  let opening: Promise<void> | null = null;

  async function create(): Promise<void> {
    const window = deps.createWindow(windowOptions(deps, await deps.backgroundColor()));
    open.add(window);
    window.on('closed', () => void open.delete(window));
    window.once('ready-to-show', () => window.show());
    window.on('session-end', deps.onSessionEnd);
    reviveOnce(window.webContents, deps);
    window.webContents.on('preload-error', (_event, _path, error) =>
      deps.logger.error('the preload script failed', { error }),
    );
    try {
      await window.loadURL(deps.url);
    } catch (error) {
      deps.logger.error('the window did not load', { error });
      // An empty window says more than none.
      if (!window.isDestroyed()) window.show();
    }
  }

  return {
    async show() {
      const [window] = open;
      if (window) bringToFront(window);
      else await (opening ??= create().finally(() => (opening = null)));
    },
    openPages: () => [...open].filter((window) => !window.isDestroyed()).map((window) => window.webContents),
  };
}

function windowOptions(
  { preload, isDevelopment }: WindowDeps,
  backgroundColor: string,
): BrowserWindowConstructorOptions {
  return {
    title: 'Inlobo Desk',
    width: 1_280,
    height: 820,
    minWidth: 420,
    minHeight: 560,
    show: false,
    backgroundColor,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: true,
      devTools: isDevelopment,
    },
  };
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A page whose process died is loaded again: what it showed is in the store. */
function reviveOnce(page: WebContents, { logger, onHopeless }: WindowDeps): void {
  let revivedAt = -Infinity;
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    logger.error('the window’s process is gone', { reason, exitCode });
    const now = performance.now();
    const isRelapse = now - revivedAt < RELAPSE_MS;
    revivedAt = now;
    if (isRelapse) onHopeless();
    else page.reload();
  });
}
