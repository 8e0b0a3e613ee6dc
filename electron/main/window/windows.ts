import type { Logger } from '#core/ports.ts';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron';
import type { WindowMemory } from './windowMemory.ts';
import { openingPlace, SMALLEST } from './windowPlace.ts';

interface WindowDeps {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  /** Absolute path of the bundled preload script. */
  readonly preload: string;
  readonly url: string;
  readonly isDevelopment: boolean;
  /** How a window opens, as it stands when it does. */
  readonly look: () => Promise<WindowLook>;
  readonly memory: WindowMemory;
  /** The work areas of all screens, the main one first. */
  readonly screens: () => readonly Rectangle[];
  /** Whether a window that is closed stays behind the tray's icon. */
  readonly staysWhenClosed: () => boolean;
  readonly logger: Logger;
  /** The page died again right after it was brought back. */
  readonly onHopeless: () => void;
  /** Windows (the system) is shutting down or logging off, and asks nobody. */
  readonly onSessionEnd: () => void;
  /** A page refused to be closed, and the app stays. */
  readonly onRefusedToClose: () => void;
}

export interface WindowLook {
  readonly backgroundColor: string;
  readonly zoomFactor: number;
}

export interface Windows {
  /** Opens the main window, or brings the one that is there to the front. */
  show(): Promise<void>;
  /** The windows that are open, hidden ones too. */
  open(): BrowserWindow[];
  /** The pages of the windows that are open. */
  openPages(): WebContents[];
  /** Whether a person is looking at one of them now. */
  isWatched(): boolean;
}

/** A page that dies again within this time is not brought back once more. */
const RELAPSE_MS = 60_000;

export function createWindows(deps: WindowDeps): Windows {
  const all = new Set<BrowserWindow>();
  let opening: Promise<void> | null = null;

  async function create(): Promise<void> {
    const kept = deps.memory.recall();
    const window = deps.createWindow({
      ...openingPlace(kept, deps.screens()),
      ...windowOptions(deps, await deps.look()),
    });
    all.add(window);
    window.on('closed', () => void all.delete(window));
    window.once('ready-to-show', () => {
      // Shows it as well.
      if (kept?.isMaximized) window.maximize();
      else window.show();
    });
    window.on('close', (event) => {
      if (!deps.staysWhenClosed()) return;
      event.preventDefault();
      window.hide();
    });
    window.on('session-end', deps.onSessionEnd);
    deps.memory.follow(window);
    reviveOnce(window.webContents, deps);
    window.webContents.on('will-prevent-unload', () => {
      deps.onRefusedToClose();
      // What the page asks must be seen.
      bringToFront(window);
    });
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

  const open = () => [...all].filter((window) => !window.isDestroyed());
  return {
    async show() {
      const [window] = open();
      if (window) bringToFront(window);
      else await (opening ??= create().finally(() => (opening = null)));
    },
    open,
    openPages: () => open().map((window) => window.webContents),
    isWatched: () => open().some((window) => window.isFocused() && window.isVisible()),
  };
}

function windowOptions(
  { preload, isDevelopment }: WindowDeps,
  { backgroundColor, zoomFactor }: WindowLook,
): BrowserWindowConstructorOptions {
  return {
    title: 'Inlobo Desk',
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    backgroundColor,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      zoomFactor,
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
