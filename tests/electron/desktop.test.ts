import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emit } from '../support/electronStandIn.ts';
import { bootApp, until, type BootedApp } from '../support/electronStandInBoot.ts';
import { ensureBuilt } from '../support/electronStandInBuild.ts';

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

const change = async (app: BootedApp, settings: object) =>
  expect(await app.askOwn('settings.set', settings)).toMatchObject({ ok: true });
/** Where the page is to go, and that it went there; null: nowhere. */
async function taken(app: BootedApp): Promise<unknown> {
  const { value } = (await app.askOwn('navigation.take')) as {
    value: { wish: { id: number; target: unknown } | null };
  };
  if (value.wish) await app.askOwn('navigation.done', { id: value.wish.id });
  return value.wish?.target ?? null;
}

test('opens where the window was closed, and in the middle where that screen is gone', async () => {
  const first = await boot({
    screens: [
      { x: 0, y: 0, width: 1_440, height: 900 },
      { x: 1_440, y: 0, width: 1_920, height: 1_080 },
    ],
  });
  const [window] = first.windows;
  expect(window!.options).toMatchObject({ width: 1_280, height: 820 });
  expect(window!.options).not.toHaveProperty('x');
  window!.bounds = { x: 1_500, y: 40, width: 1_000, height: 700 };
  emit(window!, 'close');
  const file = join(first.appData, 'Inlobo Desk', 'window.json');
  const kept = readFileSync(file, 'utf8');

  const reopened = async (
    screens: { x: number; y: number; width: number; height: number }[],
    text: string,
  ) => {
    const { appData } = await boot();
    const again = await boot({ appData, screens });
    again.windows[0]!.close();
    writeFileSync(join(appData, 'Inlobo Desk', 'window.json'), text);
    again.app.emit('activate');
    await until(() => again.windows.length === 1);
    return again.windows[0]!.options;
  };
  const both = [
    { x: 0, y: 0, width: 1_440, height: 900 },
    { x: 1_440, y: 0, width: 1_920, height: 1_080 },
  ];
  expect(await reopened(both, kept)).toMatchObject({ x: 1_500, y: 40, width: 1_000, height: 700 });
  expect(await reopened(both.slice(0, 1), kept)).not.toHaveProperty('x');
  expect(await reopened(both, kept.slice(0, 20))).toMatchObject({ width: 1_280, height: 820 });
});

test('a link opens its chat: the one that started the app, and those that come later', async () => {
  const app = await boot({ argv: ['inlobo://chat/+919810007919'] });
  expect(await taken(app)).toEqual({ kind: 'chat', accountId: null, phone: '+919810007919' });
  expect(await taken(app)).toBeNull();

  const [window] = app.windows;
  app.app.emit('second-instance', {}, ['inlobo-desk', 'inlobo://chat/+919810007920'], '/', null);
  expect(await taken(app)).toMatchObject({ phone: '+919810007920' });
  await until(() => window!.calls.includes('focus'));

  expect(emit(app.app, 'open-url', {}, 'inlobo://chat/+919810007921').defaultPrevented).toBe(true);
  expect(await taken(app)).toMatchObject({ phone: '+919810007921' });

  for (const junk of ['inlobo://chat/x', 'https://example.com', 'inlobo://settings', 'javascript:alert(1)']) {
    emit(app.app, 'open-url', {}, junk);
    app.app.emit('second-instance', {}, ['inlobo-desk', junk], '/', null);
  }
  expect(await taken(app)).toBeNull();
});

test('only an installed app asks for links to be opened by it', async () => {
  expect((await boot()).desktop.linkSchemes.size).toBe(0);
  expect([...(await boot({ isPackaged: true })).desktop.linkSchemes]).toEqual(['inlobo']);
});

test('closing the window keeps the app in the tray where that was chosen, and quitting ends it', async () => {
  const app = await boot();
  await change(app, { staysInTray: true });
  await until(() => app.desktop.trays.length === 1);
  const [window] = app.windows;
  window!.close();
  expect(app.windows).toHaveLength(1);
  expect(window!.calls.at(-1)).toBe('hide');

  const [tray] = app.desktop.trays;
  tray!.items.find(({ label }) => label?.startsWith('Open'))!.click!(null as never, undefined, null as never);
  await until(() => window!.calls.at(-1) === 'focus');

  window!.close();
  app.app.quit();
  expect(app.windows).toHaveLength(0);
  expect(await app.exited).toBe(0);
});

test('a page that refuses to be closed keeps the app open, and is shown; the next quit is one again', async () => {
  const app = await boot();
  await change(app, { staysInTray: true });
  await until(() => app.desktop.trays.length === 1);
  const [window] = app.windows;
  window!.close();
  window!.webContents.refusesToClose = true;
  app.app.quit();
  expect(app.exits).toEqual([]);
  expect(window!.calls.at(-1)).toBe('focus');
  // The quit is taken back: closing only hides again.
  window!.webContents.refusesToClose = false;
  window!.close();
  expect(app.windows).toHaveLength(1);
  app.app.quit();
  expect(await app.exited).toBe(0);
});

test('without the tray’s icon, a window that was hidden comes back and closes as any other', async () => {
  const app = await boot();
  await change(app, { staysInTray: true });
  await until(() => app.desktop.trays.length === 1);
  const [window] = app.windows;
  window!.close();
  await change(app, { staysInTray: false });
  await until(() => window!.calls.at(-1) === 'focus');
  expect(app.desktop.trays).toHaveLength(0);
  window!.close();
  expect(app.windows).toHaveLength(0);
});

test('started by the login it keeps to the tray, where that was chosen', async () => {
  const first = await boot();
  await change(first, { staysInTray: true });
  const settings = readFileSync(join(first.appData, 'Inlobo Desk', 'settings.json'), 'utf8');

  const withSettings = async (argv: string[]) => {
    const { appData } = first;
    mkdirSync(join(`${appData}-login`, 'Inlobo Desk'), { recursive: true });
    writeFileSync(join(`${appData}-login`, 'Inlobo Desk', 'settings.json'), settings);
    return boot({ appData: `${appData}-login`, argv, waitsFor: 'tray' });
  };
  const hidden = await withSettings(['--hidden']);
  expect(hidden.windows).toHaveLength(0);
  hidden.app.emit('second-instance', {}, [], '/', null);
  await until(() => hidden.windows.length === 1);
  await hidden.dispose();
  running.splice(running.indexOf(hidden), 1);

  const usual = await withSettings([]);
  await until(() => usual.windows.length === 1);
});

test('zoom and spelling are as they were chosen, at once and at the next start', async () => {
  const app = await boot();
  const [window] = app.windows;
  expect(app.defaultSession.spellCheckerLanguages).toEqual(['en-GB', 'hi']);
  await change(app, { zoom: 1.25, spellCheckLanguages: ['pt-BR'] });
  await until(() => window!.webContents.zoomFactor === 1.25);
  expect(app.defaultSession.spellCheckerLanguages).toEqual(['pt-BR']);
  window!.close();
  app.app.emit('activate');
  await until(() => app.windows.length === 1);
  expect(app.windows[0]!.options.webPreferences!.zoomFactor).toBe(1.25);

  const view = app.applicationMenu.find(({ label }) => label === 'View')!;
  const items = view.submenu as { label?: string; click?: (...args: unknown[]) => void }[];
  items.find(({ label }) => label === 'Zoom In')!.click!();
  await until(() => app.windows[0]!.webContents.zoomFactor === 1.5);
});

test('the system’s menu opens the settings', async () => {
  const app = await boot();
  const items = app.applicationMenu[0]!.submenu as { label?: string; click?: () => void }[];
  items.find(({ label }) => label === 'Settings…')!.click!();
  expect(await taken(app)).toMatchObject({ kind: 'settings' });
});

test('says what the desktop can do, and changes what it can', async () => {
  const sources = await boot();
  expect(await sources.askOwn('desktop.status')).toMatchObject({
    value: {
      startsAtLogin: null,
      hasTray: true,
      notifications: { isSupported: true },
      spellCheckLanguages: ['en-GB', 'en-US', 'hi', 'pt-BR'],
    },
  });
  const bare = await boot({ hasNotifications: false });
  expect(await bare.askOwn('desktop.status')).toMatchObject({
    value: { notifications: { isSupported: false } },
  });
});

test('badge and tray count what is unread', async () => {
  const app = await boot();
  await change(app, { staysInTray: true });
  expect(await app.askOwn('accounts.addDemo')).toMatchObject({ ok: true });
  const unread = async () => {
    const answer = (await app.askOwn('accounts.list')) as { value: { accounts: { unread: number }[] } };
    return answer.value.accounts[0]!.unread;
  };
  await expect.poll(async () => (await unread()) > 0, { timeout: 60_000 }).toBe(true);
  if (process.platform !== 'win32') {
    await expect
      .poll(async () => app.desktop.badges.at(-1) === (await unread()), { timeout: 60_000 })
      .toBe(true);
  }
  await expect
    .poll(() => app.desktop.trays[0]!.toolTip, { timeout: 60_000 })
    .toMatch(/^Inlobo Desk: [\d,]+ unread messages?$/);
});

describe('Windows tells of notifications of earlier runs', () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
  beforeEach(() => void Object.defineProperty(process, 'platform', { ...platform, value: 'win32' }));
  afterEach(() => void Object.defineProperty(process, 'platform', platform));

  const PHONE = '+919810007919';
  const activation = {
    type: 'click',
    arguments: `type=click&tag=0011223344556677&kind=chat&phone=${encodeURIComponent(PHONE)}`,
  };

  test('the click that started an installed app leads to its chat, and one that comes later, too', async () => {
    const app = await boot({ isPackaged: true, activation });
    await expect.poll(() => taken(app)).toEqual({ kind: 'chat', accountId: null, phone: PHONE });
    const [window] = app.windows;
    app.desktop.activations[0]!({ ...activation, arguments: 'type=click&tag=8899&kind=settings' });
    await expect.poll(() => taken(app)).toEqual({ kind: 'settings' });
    expect(window!.calls).toContain('focus');
    // Once: Windows may say it again.
    app.desktop.activations[0]!(activation);
    await app.askOwn('settings.get');
    expect(await taken(app)).toBeNull();
  });

  test('from the sources nothing is signed up with Windows', async () => {
    const app = await boot({ activation });
    expect(app.desktop.activations).toEqual([]);
  });
});
