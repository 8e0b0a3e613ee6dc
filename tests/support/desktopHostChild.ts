import type { NavigationTarget } from '#contract/routes/navigation.ts';
import { createCore } from '#core/createCore.ts';
import { createSystemPorts } from '#core/host.ts';
import type { Desktop } from '#core/ports.ts';
import { startDemoApi } from '#demo/index.ts';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../electron/browser/server.ts';
import { createRecordingNotifier } from './recordingNotifier.ts';

const [, , dataDir = ''] = process.argv;
let startsAtLogin = false;
const cache = { bytes: 3 * 1024 * 1024 };

/** A desktop that can do everything, and does nothing to this computer. */
const desktop: Desktop = {
  status: () => ({
    startsAtLogin,
    hasTray: true,
    notifications: { isSupported: true, canReply: true },
    spellCheckLanguages: ['en-GB', 'en-US', 'hi', 'ar', 'es', 'pt-BR'],
  }),
  setStartsAtLogin: (isOn) => void (startsAtLogin = isOn),
  notifier: createRecordingNotifier(),
  updater: {
    status: () => ({ state: 'idle', version: null, percent: null, checkedAt: Date.now(), problem: null }),
    configure: () => undefined,
    check: () => Promise.resolve(),
    install: () => undefined,
    onChange: () => undefined,
  },
  cacheBytes: () => Promise.resolve(cache.bytes),
  clearCache: () => {
    cache.bytes = 0;
    return Promise.resolve();
  },
};

const server = await startServer({
  port: 0,
  rendererDir: fileURLToPath(new URL('../../out/renderer', import.meta.url)),
});
const ports = createSystemPorts({
  host: 'electron',
  version: '0.0.0-test',
  dataDir,
  storeWorker: new URL('../../electron/core/store/worker.ts', import.meta.url),
  isOwnOrigin: server.isOwnOrigin,
  vault: { usesKeychain: false, preset: { backend: 'passphrase', passphrase: 'correct horse battery' } },
  startDemo: ({ epoch, apiKey }) => startDemoApi({ epoch, apiKey }),
});
const core = createCore({ ...ports, desktop });
server.attach(core);
await core.start();
process.on('message', (target) => core.goTo(target as NavigationTarget));
process.on('disconnect', () => {
  void core
    .stop()
    .then(() => server.stop())
    .then(() => process.exit(0));
});
process.send?.({ url: server.url, token: server.token });
