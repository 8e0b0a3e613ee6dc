import type { Settings } from '#contract/routes/settings.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { CancellationToken, type UpdateCheckResult, type UpdateInfo } from 'electron-updater';
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createUpdater, type AppUpdates, type DesktopUpdater } from './updates.ts';

const HOUR = 3600_000;
const ON = { checksForUpdates: true, updateChannel: 'stable' } as const;
const OFF = { ...ON, checksForUpdates: false };
const BETA = { ...ON, updateChannel: 'beta' } as const;

/** electron-updater as its declarations have it, with a server that answers what the test says. */
function standIn() {
  const events = new EventEmitter();
  const seen = { checks: [] as (string | null)[], downloads: 0, cancelled: 0, installed: [] as unknown[][] };
  const server = {
    /** What each channel offers; an error: the check fails. */
    latest: null as string | Error | null,
    beta: null as string | Error | null,
    /** Resolves a download under way. */
    deliver: () => {},
    fail: (_error: Error) => {},
    /** Checks wait until this is done. */
    answers: Promise.resolve(),
    refusesToInstall: null as Error | null,
  };
  let channel: string | null = null;
  const updates = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: false,
    get channel() {
      return channel;
    },
    set channel(value) {
      channel = value;
      this.allowDowngrade = true;
    },
    requestHeaders: null as AppUpdates['requestHeaders'],
    logger: console as AppUpdates['logger'],
    on: ((name: string, listener: () => void) => void events.on(name, listener)) as never,
    async checkForUpdates(): Promise<UpdateCheckResult> {
      seen.checks.push(channel);
      const version = channel === 'beta' ? server.beta : server.latest;
      await server.answers;
      if (version instanceof Error) {
        events.emit('error', version);
        throw version;
      }
      const updateInfo = {
        version: version ?? '0.1.0',
        files: [],
        releaseDate: '',
      } as Partial<UpdateInfo> as UpdateInfo;
      const base = { isUpdateAvailable: version !== null, updateInfo, versionInfo: updateInfo };
      if (version === null) return base;
      const cancellationToken = new CancellationToken();
      return {
        ...base,
        cancellationToken,
        downloadPromise: this.autoDownload ? this.downloadUpdate(cancellationToken) : null,
      };
    },
    downloadUpdate(token?: CancellationToken): Promise<string[]> {
      seen.downloads += 1;
      return new Promise((resolve, reject) => {
        server.deliver = () => resolve(['update.zip']);
        server.fail = (error) => {
          events.emit('error', error);
          reject(error);
        };
        token?.once('cancel', () => {
          seen.cancelled += 1;
          reject(new Error('cancelled'));
        });
      });
    },
    quitAndInstall(...args: unknown[]): void {
      if (server.refusesToInstall) events.emit('error', server.refusesToInstall);
      else seen.installed.push(args);
    },
  } satisfies AppUpdates;
  return { updates: updates as AppUpdates, events, seen, server };
}

interface Scene extends ReturnType<typeof standIn> {
  readonly updater: DesktopUpdater;
  readonly clock: FakeClock;
  readonly logged: unknown[];
  readonly quits: () => number;
  readonly states: string[];
}

function scene(fraction = 0): Scene {
  const parts = standIn();
  const clock = createFakeClock(1_000_000);
  const logged: unknown[] = [];
  const states: string[] = [];
  let quits = 0;
  const updater = createUpdater({
    load: () => Promise.resolve(parts.updates),
    quit: () => (quits += 1),
    clock,
    random: { bytes: () => new Uint8Array(), fraction: () => fraction },
    logger: {
      info: (...line) => logged.push(line),
      warn: (...line) => logged.push(line),
    },
  });
  updater.onChange(() => states.push(updater.status().state));
  return { ...parts, updater, clock, logged, quits: () => quits, states };
}

type Choice = Pick<Settings, 'checksForUpdates' | 'updateChannel'>;
/** Started, and past the first look. */
async function started(choice: Choice, offers: Partial<Scene['server']> = {}): Promise<Scene> {
  const all = scene();
  Object.assign(all.server, offers);
  all.updater.configure(choice);
  await all.clock.advance(60_000);
  return all;
}

test('an installation that does not update itself says so, and does nothing', async () => {
  const clock = createFakeClock(0);
  const updater = createUpdater({
    load: null,
    quit: () => expect.fail('it must not quit'),
    clock,
    random: { bytes: () => new Uint8Array(), fraction: () => 0 },
    logger: { info: () => {}, warn: () => {} },
  });
  updater.configure(ON);
  await updater.check();
  updater.install();
  await clock.advance(24 * HOUR);
  expect(updater.status()).toEqual({
    state: 'unavailable',
    version: null,
    percent: null,
    checkedAt: null,
    problem: null,
  });
  expect(updater.handOver()).toBe(false);
});

test('looks once the app is open, then every four hours, and not to the second', async () => {
  for (const [fraction, first, next] of [
    [0, 10_000, 3.8 * HOUR],
    [0.5, 35_000, 4 * HOUR],
  ] as const) {
    const { updater, clock, seen } = scene(fraction);
    updater.configure(ON);
    await clock.advance(first - 1);
    expect(seen.checks).toEqual([]);
    await clock.advance(1);
    expect(seen.checks).toEqual(['latest']);
    await clock.advance(next - 1);
    expect(seen.checks).toHaveLength(1);
    await clock.advance(1);
    expect(seen.checks).toHaveLength(2);
    expect(updater.status()).toMatchObject({ state: 'idle', checkedAt: clock.now() });
  }
});

test('downloads what is newer, tells how far it is, and installs it when the app is quit', async () => {
  const { updater, clock, events, server, seen, updates, states, quits } = scene();
  server.latest = '0.2.0';
  updater.configure(ON);
  await clock.advance(60_000);
  expect(updater.status()).toMatchObject({ state: 'downloading', version: '0.2.0', percent: 0 });
  for (const percent of [12.2, 12.9, 57]) events.emit('download-progress', { percent });
  expect(updater.status().percent).toBe(57);
  expect(updates.autoDownload).toBe(false);
  server.deliver();
  await clock.advance(0);
  expect(updater.status()).toMatchObject({ state: 'ready', version: '0.2.0', percent: null, problem: null });
  expect(updates.autoInstallOnAppQuit).toBe(true);
  // 12.9 is no news after 12.2.
  expect(states).toEqual([
    ...['idle', 'checking', 'available', 'downloading', 'downloading', 'downloading', 'ready'],
  ]);
  await clock.advance(9 * HOUR);
  expect([seen.checks.length, seen.downloads, quits()]).toEqual([1, 1, 0]);
});

test('installs on request: the app closes in order first, and the new version is started last', async () => {
  const { updater, clock, server, seen, quits } = await started(ON, { latest: '0.2.0' });
  server.deliver();
  await clock.advance(0);
  expect(updater.handOver()).toBe(false);
  updater.install();
  expect([quits(), seen.installed]).toEqual([1, []]);
  expect(updater.handOver()).toBe(true);
  expect(seen.installed).toEqual([[true, true]]);
});

test('asked for and then stayed, it installs at the next quit, which starts nothing again', async () => {
  const { updater, server, clock, seen, updates } = await started(ON, { latest: '0.2.0' });
  server.deliver();
  await clock.advance(0);
  updater.install();
  updater.stay();
  expect(updater.handOver()).toBe(false);
  expect([seen.installed, updates.autoInstallOnAppQuit, updater.status().state]).toEqual([[], true, 'ready']);
  updater.install();
  expect([updater.handOver(), seen.installed]).toEqual([true, [[true, true]]]);
});

test('an installation that can’t be begun does not hold up the end of the app', async () => {
  const { updater, clock, server, logged } = await started(ON, { latest: '0.2.0' });
  server.deliver();
  await clock.advance(0);
  updater.install();
  server.refusesToInstall = Object.assign(new Error('no file'), { code: 'ENOENT' });
  expect(updater.handOver()).toBe(false);
  expect(logged).toContainEqual(['an update could not be installed', { reason: 'ENOENT' }]);
});

test('switched off, it neither looks nor downloads by itself; asked, it says what there is', async () => {
  const { updater, clock, server, seen, updates } = await started(OFF, { latest: '0.2.0' });
  await clock.advance(48 * HOUR);
  expect([seen.checks, updater.status().state]).toEqual([[], 'off']);

  await updater.check();
  expect(updater.status()).toMatchObject({ state: 'available', version: '0.2.0', checkedAt: clock.now() });
  expect([seen.downloads, updates.autoInstallOnAppQuit]).toEqual([0, false]);

  updater.install();
  await clock.advance(0);
  server.deliver();
  await clock.advance(0);
  expect(updater.status().state).toBe('ready');
  expect(seen.downloads).toBe(1);

  server.latest = null;
  const other = await started(OFF);
  await other.updater.check();
  expect(other.updater.status()).toMatchObject({ state: 'off', checkedAt: other.clock.now() });
});

test('switching it off ends a download, and what was downloaded is not installed', async () => {
  const loading = await started(ON, { latest: '0.2.0' });
  loading.updater.configure(OFF);
  await loading.clock.advance(24 * HOUR);
  expect(loading.updater.status()).toMatchObject({ state: 'off', version: null, problem: null });
  expect(loading.seen).toMatchObject({ cancelled: 1, checks: ['latest'] });

  const loaded = await started(ON, { latest: '0.2.0' });
  loaded.server.deliver();
  await loaded.clock.advance(0);
  loaded.updater.configure(OFF);
  expect([loaded.updater.status().state, loaded.updates.autoInstallOnAppQuit]).toEqual(['off', false]);
  loaded.updater.install();
  expect([loaded.quits(), loaded.updater.handOver()]).toEqual([0, false]);
});

test('switched off while the server is being asked, it downloads nothing of the answer', async () => {
  const { updater, clock, server, seen } = scene();
  server.latest = '0.2.0';
  let answer = () => {};
  server.answers = new Promise((resolve) => (answer = resolve));
  updater.configure(ON);
  await clock.advance(60_000);
  expect(updater.status().state).toBe('checking');
  updater.configure(OFF);
  answer();
  await clock.advance(HOUR);
  expect([seen.downloads, updater.status().state]).toEqual([0, 'off']);
});

test('another channel gives up what the first brought, looks at once, and never goes back to an older version', async () => {
  const { updater, clock, server, seen, updates } = await started(ON, {
    latest: '0.2.0',
    beta: '0.3.0-beta.1',
  });
  updater.configure(BETA);
  await clock.advance(0);
  expect(seen).toMatchObject({ checks: ['latest', 'beta'], cancelled: 1 });
  expect(updater.status()).toMatchObject({ state: 'downloading', version: '0.3.0-beta.1' });
  server.deliver();
  await clock.advance(0);
  expect(updater.status().state).toBe('ready');
  server.latest = null;
  updater.configure(ON);
  await clock.advance(0);
  expect(seen.checks).toEqual(['latest', 'beta', 'latest']);
  expect(updater.status()).toMatchObject({ state: 'idle', version: null });
  expect([updates.autoInstallOnAppQuit, updates.allowDowngrade]).toEqual([false, false]);
});

test('settings that change nothing start nothing', async () => {
  const { updater, clock, seen } = await started(ON);
  updater.configure({ ...ON });
  await clock.advance(HOUR);
  expect(seen.checks).toHaveLength(1);
});

test('a failure is said in plain words, without the address and what the server wrote, and tried again', async () => {
  const address = 'https://updates.example/stable?token=canary-7f3a';
  const failures = [
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'UPDATE_UNREACHABLE', 'ERR_NAME_NOT_RESOLVED'],
    [
      Object.assign(new Error(`404 "method: GET url: ${address}"`), { code: 'HTTP_ERROR_404' }),
      'UPDATE_FAILED',
      'HTTP_ERROR_404',
    ],
    [
      Object.assign(new Error(`sha512 mismatch for ${address}`), { code: 'ERR_CHECKSUM_MISMATCH' }),
      'UPDATE_UNTRUSTED',
      'ERR_CHECKSUM_MISMATCH',
    ],
    [Object.assign(new Error(address), { code: address }), 'UPDATE_FAILED', 'UNKNOWN'],
  ] as const;
  for (const [error, code, reason] of failures) {
    const { updater, clock, server, seen, logged, updates } = await started(ON, { latest: error });
    expect(updater.status()).toMatchObject({ state: 'failed', checkedAt: null, problem: { code } });
    expect(logged).toEqual([['an update could not be had', { reason }]]);
    expect(JSON.stringify([updater.status(), logged])).not.toContain('canary');
    expect(updates.logger).toBeNull();
    server.latest = null;
    await clock.advance(4 * HOUR);
    expect(seen.checks).toHaveLength(2);
    expect(updater.status()).toMatchObject({ state: 'idle', problem: null });
  }
});

test('a download that breaks off is said, and begun again at the next look', async () => {
  const { updater, clock, server, seen } = await started(ON, { latest: '0.2.0' });
  server.fail(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
  await clock.advance(0);
  expect(updater.status()).toMatchObject({ state: 'failed', problem: { code: 'UPDATE_UNREACHABLE' } });
  await clock.advance(4 * HOUR);
  expect([seen.downloads, updater.status().state]).toEqual([2, 'downloading']);
});

test('nothing that is asked of the update server tells this computer from others', async () => {
  const { updates } = await started(ON);
  expect(updates.requestHeaders).toEqual({ 'x-user-staging-id': 'none' });
});
