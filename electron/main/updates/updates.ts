import type { UpdateStatus } from '#contract/routes/updates.ts';
import type { Clock, Logger, Random, Updater } from '#core/ports.ts';
import type { AppUpdater, UpdateCheckResult } from 'electron-updater';
import { nameOfUpdateError, problemOfUpdate } from './updateProblem.ts';

/** What is used of electron-updater. */
export type AppUpdates = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'channel'
  | 'requestHeaders'
  | 'logger'
  | 'on'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
>;

interface UpdaterDeps {
  /** Gives electron-updater's part for this installation; null where it does not update itself. */
  readonly load: (() => Promise<AppUpdates>) | null;
  /** Begins to close the app. */
  readonly quit: () => void;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

export interface DesktopUpdater extends Updater {
  /**
   * To be called when all is closed: begins the installation that was asked for and gives true; the app is then quit
   * by it, and must be let go. false: there is nothing to install, or it could not be begun.
   */
  handOver(): boolean;
  /**
   * The app stays after all, though an installation was asked for. It then comes when the app is quit, without starting
   * it again: who quits in the evening does not expect a window.
   */
  stay(): void;
}

/** What became of the last look; `none`: nothing newer, or nothing known. */
type Found =
  | { readonly state: 'none' | 'checking' }
  | { readonly state: 'available'; readonly version: string; readonly result: UpdateCheckResult }
  | { readonly state: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'failed'; readonly error: unknown };

/** The first look waits until the app is open, and not for all computers of an office alike. */
const FIRST_CHECK_MS = { least: 10_000, spread: 50_000 };
const CHECK_EVERY_MS = { least: 3.8 * 3600_000, spread: 0.4 * 3600_000 };

/**
 * Looks for newer versions and downloads them, as far as the person lets it. While that is off nothing is looked for,
 * downloaded or installed by itself; `check` then only says what there is, and `install` downloads it.
 */
export function createUpdater({ load, quit, clock, random, logger }: UpdaterDeps): DesktopUpdater {
  const listeners: (() => void)[] = [];
  let choice: { readonly isOn: boolean; readonly channel: 'latest' | 'beta' } | null = null;
  let found: Found = { state: 'none' };
  let checkedAt: number | null = null;
  let schedule: AbortController | null = null;
  let updates: AppUpdates | null = null;
  /** Of what is under way; aborted when the person no longer wants what it would bring. */
  let wish = new AbortController();
  /** Looks and downloads, one after the other: electron-updater answers a second one with the first one's result. */
  let queue: Promise<void> = Promise.resolve();
  let isInstallAsked = false;
  let lastError: unknown = null;

  function become(next: Found): void {
    found = next;
    for (const listener of listeners) listener();
  }

  async function ready(from: () => Promise<AppUpdates>): Promise<AppUpdates> {
    if (updates) return updates;
    updates = await from();
    // It writes addresses, which may carry a token, into its log.
    updates.logger = null;
    updates.autoDownload = false;
    updates.autoInstallOnAppQuit = false;
    // Otherwise every request would carry a number that stays the same for ever.
    updates.requestHeaders = { 'x-user-staging-id': 'none' };
    // What fails rejects as well; without a listener it would be thrown.
    updates.on('error', (error) => (lastError = error));
    updates.on('download-progress', ({ percent }) => {
      if (found.state !== 'downloading' || Math.floor(percent) === found.percent) return;
      become({ ...found, percent: Math.floor(percent) });
    });
    return updates;
  }

  function enqueue(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    queue = queue.then(async () => {
      const { signal } = wish;
      try {
        await work(signal);
      } catch (error) {
        if (signal.aborted) return;
        logger.warn('an update could not be had', { reason: nameOfUpdateError(error) });
        become({ state: 'failed', error });
      }
    });
    return queue;
  }

  async function look(signal: AbortSignal): Promise<void> {
    if (!load || found.state === 'downloading' || found.state === 'ready') return;
    become({ state: 'checking' });
    const from = await ready(load);
    if (from.channel !== (choice?.channel ?? 'latest')) from.channel = choice?.channel ?? 'latest';
    // Choosing a channel allows it; but an older version can't read the stores of a newer one.
    from.allowDowngrade = false;
    const result = await from.checkForUpdates();
    if (signal.aborted) return;
    checkedAt = clock.now();
    if (!result?.isUpdateAvailable) {
      become({ state: 'none' });
      return;
    }
    become({ state: 'available', version: result.updateInfo.version, result });
    if (choice?.isOn) await download(signal);
  }

  async function download(signal: AbortSignal): Promise<void> {
    if (found.state !== 'available' || !updates) return;
    const { version, result } = found;
    become({ state: 'downloading', version, percent: 0 });
    const cancel = () => result.cancellationToken?.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      // It is read when the download is done, and again when the app is quit.
      updates.autoInstallOnAppQuit = true;
      await updates.downloadUpdate(result.cancellationToken);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
    if (signal.aborted) return;
    logger.info('an update is ready', { version });
    become({ state: 'ready', version });
  }

  /** Gives up what was found and fetched for a choice that is no longer made. */
  function forget(): void {
    wish.abort();
    wish = new AbortController();
    if (updates) updates.autoInstallOnAppQuit = false;
    isInstallAsked = false;
    found = { state: 'none' };
  }

  async function keepChecking(firstMs: number, signal: AbortSignal): Promise<void> {
    const pause = { ms: firstMs };
    while (!signal.aborted) {
      try {
        await clock.sleep(pause.ms, signal);
      } catch {
        return;
      }
      await enqueue(look);
      pause.ms = CHECK_EVERY_MS.least + random.fraction() * CHECK_EVERY_MS.spread;
    }
  }

  return {
    onChange: (listener) => void listeners.push(listener),
    status(): UpdateStatus {
      return {
        state: load
          ? found.state === 'none'
            ? choice?.isOn === false
              ? 'off'
              : 'idle'
            : found.state
          : 'unavailable',
        version: 'version' in found ? found.version : null,
        percent: found.state === 'downloading' ? found.percent : null,
        checkedAt,
        problem: found.state === 'failed' ? problemOfUpdate(found.error) : null,
      };
    },
    configure({ checksForUpdates: isOn, updateChannel }) {
      const channel = updateChannel === 'beta' ? 'beta' : 'latest';
      if (!load || (choice?.isOn === isOn && choice.channel === channel)) return;
      const isStart = choice === null;
      if (!isStart && (!isOn || choice?.channel !== channel)) forget();
      choice = { isOn, channel };
      schedule?.abort();
      schedule = isOn ? new AbortController() : null;
      const firstMs = isStart ? FIRST_CHECK_MS.least + random.fraction() * FIRST_CHECK_MS.spread : 0;
      if (schedule) void keepChecking(firstMs, schedule.signal);
      become(found);
    },
    check: () => enqueue(look),
    install() {
      if (found.state === 'available') void enqueue(download);
      if (found.state !== 'ready') return;
      isInstallAsked = true;
      quit();
    },
    stay() {
      isInstallAsked = false;
    },
    handOver() {
      if (!isInstallAsked || found.state !== 'ready' || !updates) return false;
      lastError = null;
      try {
        // Without questions, and starting the new version afterwards.
        updates.quitAndInstall(true, true);
      } catch (error) {
        lastError = error;
      }
      if (lastError === null) return true;
      logger.warn('an update could not be installed', { reason: nameOfUpdateError(lastError) });
      return false;
    },
  };
}
