import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RPC_CHANNEL } from '#contract/channels.ts';
import type { Result } from '#contract/errors.ts';
import type { IpcMainInvokeEvent } from 'electron';
import {
  createElectronStandIn,
  emit,
  type ElectronStandIn,
  type StandInFrame,
  type StandInOptions,
} from './electronStandIn.ts';
import { outDir } from './electronStandInBuild.ts';
import type * as Loader from './electronStandInLoader.ts';

interface BootOptions extends Partial<Omit<StandInOptions, 'appData'>> {
  /** The folder that holds main/, preload/ and renderer/. */
  readonly out?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A folder of an earlier boot, to start again from. */
  readonly appData?: string;
  /** What the app is started with, after its own name. */
  readonly argv?: readonly string[];
  /** What there is when the boot is done; an app that starts hidden has no window. */
  readonly waitsFor?: 'window' | 'tray';
}

export interface BootedApp extends ElectronStandIn {
  readonly appData: string;
  /** Asks as a frame of some page would. */
  readonly ask: (frame: StandInFrame | null, route: unknown, input?: unknown) => Promise<Result<unknown>>;
  /** Asks as the window's own page. */
  readonly askOwn: (route: unknown, input?: unknown) => Promise<Result<unknown>>;
  /** The process listeners that the boot added, by event. */
  readonly processListeners: Readonly<Record<ProcessEvent, readonly ProcessListener[]>>;
  /** Stops the app if it runs, and takes away what the boot left behind. */
  readonly dispose: () => Promise<void>;
}

const PROCESS_EVENTS = ['uncaughtException', 'unhandledRejection'] as const;
type ProcessEvent = (typeof PROCESS_EVENTS)[number];
type ProcessListener = (error: Error) => void;

const loader = createRequire(import.meta.url)('./electronStandInLoader.ts') as typeof Loader;

/** Boots the built main process under the stand-in, up to its window (or up to its exit). */
export async function bootApp(options: BootOptions = {}): Promise<BootedApp> {
  const {
    out = outDir,
    env = { INLOBO_VAULT: 'memory' },
    isPackaged = false,
    argv = [],
    waitsFor = 'window',
    ...rest
  } = options;
  const appData = options.appData ?? mkdtempSync(join(tmpdir(), 'inlobo-electron-'));
  const standIn = createElectronStandIn({ ...rest, appData, isPackaged });

  const before = PROCESS_EVENTS.map((event) => new Set(listenersOf(event)));
  const restore = setEnvironment(env);
  const ownArgv = process.argv;
  process.argv = [...ownArgv, ...argv];
  // Electron's own, beside Node's.
  Object.assign(process, { resourcesPath: out });
  try {
    await loader.importWithElectron(pathToFileURL(join(out, 'main', 'index.js')), standIn.module);
  } finally {
    restore();
  }
  const added = PROCESS_EVENTS.map((event, index) =>
    listenersOf(event).filter((listener) => !before[index]!.has(listener)),
  );

  if (standIn.exits.length === 0) {
    standIn.becomeReady();
    const isUp = () =>
      standIn.exits.length > 0 ||
      (waitsFor === 'tray' ? standIn.desktop.trays.length > 0 : (standIn.windows[0]?.loaded.length ?? 0) > 0);
    await until(isUp);
  }
  process.argv = ownArgv;

  function ask(frame: StandInFrame | null, route: unknown, input?: unknown): Promise<Result<unknown>> {
    const sender = standIn.windows[0]!.webContents;
    const handler = standIn.invokeHandlers.get(RPC_CHANNEL)!;
    return Promise.resolve(
      handler({ sender, senderFrame: frame } as unknown as IpcMainInvokeEvent, route, input),
    ) as Promise<Result<unknown>>;
  }

  return {
    ...standIn,
    appData,
    ask,
    askOwn: (route, input) => ask(standIn.windows[0]!.webContents.mainFrame, route, input),
    processListeners: { uncaughtException: added[0]!, unhandledRejection: added[1]! },
    async dispose() {
      if (standIn.exits.length === 0) {
        emit(standIn.app, 'will-quit');
        await standIn.exited;
      }
      PROCESS_EVENTS.forEach((event, index) => {
        for (const listener of added[index]!) process.removeListener(event, listener);
      });
      rmSync(appData, { recursive: true, force: true });
    },
  };
}

function listenersOf(event: ProcessEvent): ProcessListener[] {
  return process.listeners(event as 'uncaughtException') as unknown as ProcessListener[];
}

/** Waits for something that follows from promises alone. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

function setEnvironment(env: Readonly<Record<string, string>>): () => void {
  const names = ['INLOBO_DATA_DIR', 'INLOBO_VAULT', 'INLOBO_VAULT_PASSPHRASE', 'ELECTRON_RENDERER_URL'];
  const before = names.map((name) => [name, process.env[name]] as const);
  const set = (name: string, value: string | undefined) => {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  };
  for (const name of names) set(name, env[name]);
  return () => {
    for (const [name, value] of before) set(name, value);
  };
}
