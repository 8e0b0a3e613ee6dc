import { EVENT_CHANNEL } from '#contract/channels.ts';
import { routes } from '#contract/routes/index.ts';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import type { HandlerDetails } from 'electron';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { emit, frameOf } from '../support/electronStandIn.ts';
import { bootApp, until, type BootedApp } from '../support/electronStandInBoot.ts';
import { ensureBuilt, outDir } from '../support/electronStandInBuild.ts';

const OWN = 'app://desk';
const running: BootedApp[] = [];

beforeAll(ensureBuilt, 180_000);
afterEach(async () => {
  for (const app of running.splice(0)) await app.dispose();
});

async function boot(options?: Parameters<typeof bootApp>[0]): Promise<BootedApp> {
  const app = await bootApp(options);
  running.push(app);
  return app;
}

const isBefore = (log: readonly string[], first: string, second: string) =>
  log.includes(first) && log.includes(second) && log.indexOf(first) < log.indexOf(second);

test('before Chromium starts: the lock, the sandbox, the scheme; after it: protocol, permissions, window', async () => {
  const { log, isSandboxed, schemes } = await boot();
  expect(isSandboxed()).toBe(true);
  for (const call of [
    'app.enableSandbox',
    'protocol.registerSchemesAsPrivileged',
    'app.requestSingleInstanceLock',
  ]) {
    expect(isBefore(log, call, 'ready'), call).toBe(true);
  }
  // The lock belongs to the folder.
  expect(isBefore(log, 'app.setPath(userData)', 'app.requestSingleInstanceLock')).toBe(true);
  for (const call of ['protocol.handle', 'session.defaultSession', 'ipcMain.handle']) {
    expect(isBefore(log, call, 'new BrowserWindow'), call).toBe(true);
  }
  expect(schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

test('keeps everything in one folder of this user, and Chromium’s things apart', async () => {
  const { appData, paths, app } = await boot();
  expect(app.name).toBe('Inlobo Desk');
  expect(paths.get('userData')).toBe(join(appData, 'Inlobo Desk'));
  expect(paths.get('sessionData')).toBe(join(appData, 'Inlobo Desk', 'chromium'));
});

test('the window’s page is isolated and sandboxed and has no Node', async () => {
  const { windows } = await boot({ isPackaged: true });
  expect(windows).toHaveLength(1);
  expect(windows[0]!.options.webPreferences).toMatchObject({
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
    devTools: false,
  });
  const { preload } = windows[0]!.options.webPreferences!;
  expect(isAbsolute(preload!)).toBe(true);
  expect(preload).toBe(join(outDir, 'preload', 'index.cjs'));
  expect(windows[0]!.loaded).toEqual(['app://desk/index.html']);
});

test('the window is hidden until its page has painted, and opens in the colour of the theme', async () => {
  const first = await boot({ isSystemDark: true });
  const [window] = first.windows;
  expect(window!.options).toMatchObject({ show: false, backgroundColor: '#121211' });
  expect(window!.calls).toEqual([]);
  window!.emit('ready-to-show');
  expect(window!.calls).toEqual(['show']);

  expect(await first.askOwn('settings.set', { theme: 'light' })).toMatchObject({ ok: true });
  window!.close();
  first.app.emit('activate');
  await until(() => first.windows.length === 1);
  expect(first.windows[0]!.options.backgroundColor).toBe('#f6f5f2');
});

test('pages come over app:// with the policy, and only from the renderer’s folder', async () => {
  const { protocolHandlers } = await boot();
  const serve = (url: string) => Promise.resolve(protocolHandlers.get('app')!(new Request(url)));
  const page = await serve('app://desk/index.html');
  expect(page.status).toBe(200);
  expect(await page.text()).toBe(readFileSync(join(outDir, 'renderer', 'index.html'), 'utf8'));
  const policy = page.headers.get('content-security-policy')!;
  expect(
    policy.startsWith(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'none'",
    ),
  ).toBe(true);
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');

  for (const url of [
    'app://desk/..%2fmain%2findex.js',
    'app://desk/%2e%2e/main/index.js',
    'app://other/index.html',
    'app://desk//etc/passwd',
    'app://desk/index.html%00',
  ]) {
    const answer = await serve(url);
    expect([403, 404], url).toContain(answer.status);
    expect(answer.headers.get('content-security-policy'), url).toBe(policy);
  }
});

test('everything the built page asks for is served, and nothing in it needs an inline script', async () => {
  const { protocolHandlers } = await boot();
  const serve = (url: string) => Promise.resolve(protocolHandlers.get('app')!(new Request(url)));
  const html = await (await serve('app://desk/')).text();
  const asked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)]
    .map((match) => match[1]!)
    .filter((url) => !url.startsWith('data:'));
  expect(asked.length).toBeGreaterThan(0);
  for (const address of asked) {
    const answer = await serve(
      new URL(address.replace(/^\.?\//, ''), 'http://desk/').href.replace('http://desk/', 'app://desk/'),
    );
    expect(answer.status, address).toBe(200);
    expect(answer.headers.get('content-type'), address).not.toBe('application/octet-stream');
  }
  for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
    expect(attributes).toContain('src=');
    expect(body!.trim()).toBe('');
  }
  expect(html).not.toMatch(/\son\w+=/);
});

/** Every permission that Electron knows, read off its own declarations. */
function permissionsOf(method: string): string[] {
  const declarations = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');
  const line = declarations.split('\n').find((text) => text.trim().startsWith(`${method}(handler`))!;
  return [...line.slice(line.indexOf('permission: '), line.indexOf("'unknown'")).matchAll(/'([\w-]+)'/g)].map(
    (match) => match[1]!,
  );
}

test('every permission is denied, asked or checked, and so are devices, screens and downloads but the page’s own files', async () => {
  const { defaultSession } = await boot();
  const requested = permissionsOf('setPermissionRequestHandler');
  expect(requested).toEqual(
    expect.arrayContaining(['media', 'geolocation', 'notifications', 'clipboard-read', 'usb']),
  );
  for (const permission of requested) {
    const answers: boolean[] = [];
    defaultSession.requestHandler!(
      {} as never,
      permission as never,
      (isGranted) => answers.push(isGranted),
      {} as never,
    );
    expect(answers, permission).toEqual([false]);
  }
  for (const permission of permissionsOf('setPermissionCheckHandler')) {
    expect(defaultSession.checkHandler!(null, permission as never, OWN, {} as never), permission).toBe(false);
  }
  for (const deviceType of ['hid', 'serial', 'usb'] as const) {
    expect(defaultSession.deviceHandler!({ deviceType, origin: OWN, device: {} as never })).toBe(false);
  }
  const streams: unknown[] = [];
  defaultSession.displayHandler!({} as never, (given) => streams.push(given));
  expect(streams).toEqual([null]);
  const isStopped = (url: string) =>
    emit(defaultSession, 'will-download', {}, { getURL: () => url }).defaultPrevented;
  expect(isStopped(`blob:${OWN}/1b4e28ba`)).toBe(false);
  for (const url of [
    'https://example.com/a.exe',
    `${OWN}/index.html`,
    'data:text/csv,a',
    `blob:${OWN}.example/1`,
  ]) {
    expect(isStopped(url), url).toBe(true);
  }
});

const openWindow = (page: BootedApp['windows'][number]['webContents'], url: string) =>
  page.openHandler!({ url, frameName: '', features: '', disposition: 'foreground-tab' } as HandlerDetails);

test('no page opens a window; web and mail links go to the system, nothing else does', async () => {
  const { windows, opened, createPage } = await boot();
  const stranger = createPage('https://example.com');
  for (const page of [windows[0]!.webContents, stranger]) {
    opened.length = 0;
    for (const url of ['https://inlobo.com/', 'http://example.com/a', 'mailto:ravi@example.com']) {
      expect(openWindow(page, url)).toEqual({ action: 'deny' });
    }
    expect(opened).toEqual(['https://inlobo.com/', 'http://example.com/a', 'mailto:ravi@example.com']);
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'app://desk/index.html',
      'smb://a/b',
      'about:blank',
      '',
    ]) {
      expect(openWindow(page, url), url).toEqual({ action: 'deny' });
    }
    expect(opened).toHaveLength(3);
  }
});

test('a page stays where it is: it can be reloaded, and taken nowhere else', async () => {
  const { windows } = await boot();
  const page = windows[0]!.webContents;
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    const isRefused = (url: string) =>
      emit(page, event, { url, isSameDocument: false, isMainFrame: true }).defaultPrevented;
    for (const url of [
      'https://example.com/',
      'http://localhost:5173/',
      'file:///etc/passwd',
      'data:text/html,x',
      'app://other/',
      'app://desk:80/',
      'about:blank',
      'blob:app://desk/1',
      'not an address',
      '',
    ]) {
      expect(isRefused(url), `${event} ${url}`).toBe(true);
    }
    expect(isRefused('app://desk/index.html')).toBe(false);
  }
  expect(emit(page, 'will-attach-webview', {}, {}, {}).defaultPrevented).toBe(true);
});

test('no route answers a sub-frame, another origin, or a frame that is gone', async () => {
  const { ask, windows } = await boot();
  const own = windows[0]!.webContents.mainFrame;
  const strangers = {
    'another frame of our own origin': frameOf(OWN),
    'a frame that is gone': null,
  };
  for (const route of Object.keys(routes)) {
    for (const [who, frame] of Object.entries(strangers)) {
      expect(await ask(frame, route, {}), `${route} from ${who}`).toMatchObject({
        ok: false,
        error: { code: 'FORBIDDEN' },
      });
    }
    for (const origin of [
      'null',
      '',
      'https://example.com',
      'app://other',
      'app://desk:80',
      'app://desk.evil',
      'http://localhost:5173',
      'file://',
    ]) {
      Object.assign(own, { origin });
      expect(await ask(own, route, {}), `${route} from ${origin}`).toMatchObject({
        ok: false,
        error: { code: 'FORBIDDEN' },
      });
      Object.assign(own, { origin: OWN });
    }
  }
});

test('the window’s own page is answered', async () => {
  const { askOwn, appData } = await boot();
  expect(await askOwn('system.info')).toEqual({
    ok: true,
    value: {
      version: '0.1.0',
      host: 'electron',
      platform: process.platform,
      dataDir: join(appData, 'Inlobo Desk'),
    },
  });
});

test('a route that is not there is said to be unknown, however it is spelt', async () => {
  const { askOwn } = await boot();
  for (const route of [
    'nothing.here',
    '',
    '__proto__',
    'toString',
    'constructor',
    'hasOwnProperty',
    null,
    undefined,
    7,
    {},
    ['system.info'],
    { toString: () => 'system.info' },
  ]) {
    expect(await askOwn(route, {}), String(Object(route) === route ? typeof route : route)).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_ROUTE' },
    });
  }
});

test('events reach the app’s own windows and no other page', async () => {
  const { windows, createPage, askOwn, app } = await boot();
  const [window] = windows;
  const stranger = createPage();
  expect(await askOwn('settings.set', { theme: 'dark' })).toMatchObject({ ok: true });
  const told = ([channel, event]: unknown[]) =>
    channel === EVENT_CHANNEL && (event as { name: string }).name === 'settings.changed';
  await until(() => window!.webContents.sent.some(told));
  expect(stranger.sent).toEqual([]);

  // On a Mac the app outlives its window, and what happens then has nobody to be told.
  const { mainFrame } = window!.webContents;
  app.removeAllListeners('window-all-closed');
  window!.close();
  app.emit('activate');
  await until(() => windows.length === 1);
  Object.assign(windows[0]!.webContents, { mainFrame });
  expect(await askOwn('settings.set', { theme: 'light' })).toMatchObject({ ok: true });
  await until(() => windows[0]!.webContents.sent.length > 0);
});

test('a second start brings the first window to the front and ends itself', async () => {
  const first = await boot();
  const [window] = first.windows;
  window!.isMinimizedNow = true;
  first.app.emit('second-instance', {}, [], '/', null);
  await until(() => window!.calls.length > 0);
  expect(window!.calls).toEqual(['restore', 'show', 'focus']);
  expect(first.windows).toHaveLength(1);

  const second = await boot({ getsLock: false });
  expect(second.exits).toEqual([0]);
  expect(second.log).not.toContain('app.whenReady');
  expect(second.windows).toEqual([]);
});

test('quitting closes the windows, refuses new requests, stops the core, and only then exits', async () => {
  const { app, log, exited, exits, windows, invokeHandlers, askOwn } = await boot();
  const { mainFrame } = windows[0]!.webContents;
  const late = (): unknown =>
    invokeHandlers.get('inlobo:rpc')!(
      { sender: { mainFrame }, senderFrame: mainFrame } as never,
      'settings.get',
      {},
    );
  expect(await askOwn('settings.get')).toMatchObject({ ok: true });
  app.quit();
  expect(windows).toEqual([]);
  expect(exits).toEqual([]);
  expect(await late()).toMatchObject({ ok: false, error: { code: 'STOPPING' } });
  expect(await exited).toBe(0);
  expect(isBefore(log, 'window closed', 'app.exit(0)')).toBe(true);
});

test('the app ends with its last window, but for a Mac', async () => {
  const { app, log } = await boot();
  app.emit('window-all-closed');
  expect(log.includes('app.quit')).toBe(process.platform !== 'darwin');
});

test('a page that died is loaded again once; when it dies again the app says so and ends', async () => {
  const { windows, errorBoxes, exits } = await boot();
  const page = windows[0]!.webContents;
  emit(page, 'render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
  expect(page.reloads).toBe(0);
  emit(page, 'render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  expect([page.reloads, errorBoxes.length]).toEqual([1, 0]);
  emit(page, 'render-process-gone', {}, { reason: 'oom', exitCode: 5 });
  expect([page.reloads, errorBoxes.length, exits]).toEqual([1, 1, [1]]);
});

test('what nobody caught is said in plain words, once, and ends the app', async () => {
  const { processListeners, errorBoxes, exits } = await boot();
  for (const listener of processListeners.unhandledRejection) listener(new Error('rejected'));
  const closedTerminal = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
  for (const listener of processListeners.uncaughtException) listener(closedTerminal);
  expect([errorBoxes, exits]).toEqual([[], []]);
  for (const error of [new Error('broken'), new Error('broken again')]) {
    for (const listener of processListeners.uncaughtException) listener(error);
  }
  expect(errorBoxes).toHaveLength(1);
  expect(errorBoxes[0]!.content).toMatch(/Open it again/);
  expect(errorBoxes[0]!.content).not.toContain('broken');
  expect(exits).toEqual([1]);
});

test('an installed app that was started without the sandbox opens no window: it says what to do, and ends', async () => {
  const app = await boot({ isPackaged: true, switches: ['no-sandbox'] });
  expect(app.exits).toEqual([1]);
  expect(app.windows).toEqual([]);
  expect([...app.protocolHandlers, ...app.invokeHandlers]).toEqual([]);
  expect(app.errorBoxes).toHaveLength(1);
  expect(app.errorBoxes[0]!.content).toMatch(/without --no-sandbox/);
  // On Linux a box that comes earlier is a line in a terminal that nobody sees.
  expect(isBefore(app.log, 'ready', 'app.exit(1)')).toBe(true);

  const fromSources = await boot({ switches: ['no-sandbox'] });
  expect(fromSources.windows).toHaveLength(1);
});

test('an installed app that was started to be looked into opens no window: it says so, and ends', async () => {
  for (const name of ['remote-debugging-port', 'js-flags']) {
    const app = await boot({ isPackaged: true, switches: [name] });
    expect(app.exits).toEqual([1]);
    expect(app.windows).toEqual([]);
    expect([...app.protocolHandlers, ...app.invokeHandlers]).toEqual([]);
    expect(app.errorBoxes).toMatchObject([{ title: expect.stringContaining(`--${name}`) }]);
    expect(isBefore(app.log, 'ready', 'app.exit(1)')).toBe(true);
  }
  expect((await boot({ switches: ['remote-debugging-port'] })).windows).toHaveLength(1);
});

test('a dev server is listened to from the sources alone, and then it is the only origin', async () => {
  const env = { INLOBO_VAULT: 'memory', ELECTRON_RENDERER_URL: 'http://localhost:5173' };
  const dev = await boot({ env });
  expect(dev.windows[0]!.loaded).toEqual(['http://localhost:5173']);
  expect(await dev.askOwn('system.info')).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  expect(emit(dev.windows[0]!.webContents, 'will-navigate', { url: 'app://desk/' }).defaultPrevented).toBe(
    true,
  );

  const packaged = await boot({ isPackaged: true, env });
  expect(packaged.windows[0]!.loaded).toEqual(['app://desk/index.html']);
});
