import type { DesktopStatus } from '#contract/routes/desktop.ts';
import type { NavigationTarget } from '#contract/routes/navigation.ts';
import type { UpdateStatus } from '#contract/routes/updates.ts';
import type { Settings } from '#contract/routes/settings.ts';
import type { Socket } from 'node:net';

/** What the core needs of its host. Every part has one real implementation a host, and a plain one in tests. */
export interface Ports {
  readonly host: 'electron' | 'browser';
  readonly version: string;
  readonly paths: Paths;
  readonly clock: Clock;
  readonly random: Random;
  readonly fetch: typeof fetch;
  readonly web: WebAccess;
  readonly logger: Logger;
  readonly phases: Phases;
  readonly vault: VaultPorts;
  /** The languages (BCP 47) that the system's person wishes for, the first first. */
  readonly systemLanguages: () => readonly string[];
  /** Whether an origin is the renderer this host serves itself: the first gate of every request. */
  readonly isOwnOrigin: (origin: string) => boolean;
  /** Starts the embedded demo API; left out where there is none. */
  readonly startDemo?: (options: DemoOptions) => Promise<RunningDemo>;
  /** The system around the app; left out where the app is a page in somebody's browser. */
  readonly desktop?: Desktop;
}

/** What a desktop gives an app beside its window. Nothing here throws: what the system can't do, does not happen. */
export interface Desktop {
  status(): DesktopStatus;
  setStartsAtLogin(isOn: boolean): void;
  readonly notifier: Notifier;
  readonly updater: Updater;
  /** The engine's cache of pages and scripts, in bytes. */
  cacheBytes(): Promise<number>;
  clearCache(): Promise<void>;
}

/** Notifications of the system. Where it has none, `show` does nothing. */
export interface Notifier {
  /** Whether the person is looking at the window now. */
  isWatched(): boolean;
  /** Takes the place of the one with the same key. Gives whether the system was asked to show it. */
  show(notice: Notice): boolean;
  /** Takes it off the screen, where it is there. */
  close(key: string): void;
  /** Calls back for what is done with notifications of an earlier run of the app, where the system tells. */
  onLeftBehind(listener: (done: LeftBehind) => void): void;
}

export interface LeftBehind {
  readonly target: NavigationTarget;
  /** null: it was clicked. */
  readonly reply: string | null;
}

export interface Notice {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly isSilent: boolean;
  /** The words in the empty field for an answer; null: it can't be answered. */
  readonly replyPlaceholder: string | null;
  /**
   * Where a click leads when this run of the app is over; the system keeps it beside the words, in the clear. null: to
   * the app alone.
   */
  readonly leadsTo: NavigationTarget | null;
  readonly onOpen: () => void;
  readonly onReply: (text: string) => void;
}

/** Brings newer versions of the app. */
export interface Updater {
  status(): UpdateStatus;
  /** Called at the start and whenever one of them was changed. */
  configure(choice: Pick<Settings, 'checksForUpdates' | 'updateChannel'>): void;
  check(): Promise<void>;
  install(): void;
  /** Calls back whenever the status changes. */
  onChange(listener: () => void): void;
}

export interface Paths {
  /** The folder that holds everything this app keeps. */
  readonly dataDir: string;
  /** The worker thread's entry (`core/store/worker.ts`, or the file it was bundled into). */
  readonly storeWorker: URL;
}

export interface Clock {
  /** Milliseconds since 1970 UTC, as the computer tells it. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** For looking at links that people type: only here is it certain which address is connected to. */
export interface WebAccess {
  /** Every IP address of a name; rejects where there is none. */
  lookup(hostname: string): Promise<readonly string[]>;
  /** Connects to one of the addresses, and to nothing else. Rejects where none answers. */
  connect(to: ConnectTo): Promise<Socket>;
}

export interface ConnectTo {
  readonly addresses: readonly string[];
  readonly port: number;
  /** Ends the connection, also once it stands. */
  readonly signal: AbortSignal;
}

export interface Random {
  bytes(count: number): Uint8Array;
  /** 0 ≤ n < 1, for jitter. */
  fraction(): number;
}

export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** What the app goes through until it can be used, in order; a host without a window leaves out what is not its own. */
export type StartPhase =
  | 'launch'
  | 'ready'
  | 'core'
  | 'settings'
  | 'accountList'
  | 'vault'
  /** Every account's store was opened, or could not be; those that are open send what waits. */
  | 'stores'
  /** Every account knows whom to read, and reads. */
  | 'sync'
  /** Beside the four before it. */
  | 'window';
/** And until it is gone: work is reading, sending and changing. */
export type StopPhase = 'windowsClosed' | 'workStopped' | 'storesClosed';
export type Phase = StartPhase | StopPhase;

export interface Phases {
  /** The phase is over: a performance mark `inlobo.<phase>`. */
  end(phase: Phase): void;
  /** Writes when each that was not written yet ended, in ms since the process began. */
  log(message: string, logger: Pick<Logger, 'info'>): void;
}

/** Plain JSON beside a message; `error` may be an Error. Secrets are redacted by the logger itself. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Keeps secrets by name. `get` gives null only where there surely is none; a read that fails throws. */
export interface SecretVault {
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
}

export interface VaultPorts {
  /** The operating system's keychain; left out where a host is told not to use it. */
  readonly keychain?: SecretVault;
  /** Takes the place of asking: which backend to use, and its passphrase. */
  readonly preset?: { readonly backend: 'keychain' | 'passphrase' | 'session'; readonly passphrase?: string };
}

export interface DemoOptions {
  /** Where the demo's story starts (ms): the same instant gives the same people and messages. */
  readonly epoch: number;
  readonly apiKey: string;
}

export interface RunningDemo {
  readonly baseUrl: string;
  stop(): Promise<void>;
}
