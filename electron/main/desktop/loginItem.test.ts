import type { App } from 'electron';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { autostartEntry, createLoginItem } from './loginItem.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'inlobo-login-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function setUp(
  platform: NodeJS.Platform,
  change: { isPackaged?: boolean; env?: Record<string, string> } = {},
) {
  const changes: unknown[] = [];
  const logger = { warn: vi.fn() };
  const app = {
    isPackaged: change.isPackaged ?? true,
    getPath: () => home,
    getLoginItemSettings: (options: unknown) => ({ openAtLogin: changes.length > 0, options }),
    setLoginItemSettings: (settings: unknown) => void changes.push(settings),
  } as unknown as App;
  const item = createLoginItem({
    app,
    platform,
    env: change.env ?? {},
    execPath: '/opt/Inlobo Desk/inlobo-desk',
    logger,
  });
  return { item, changes, logger };
}

test('on Windows the entry starts the app hidden, on a Mac the system says so itself', () => {
  const windows = setUp('win32');
  windows.item.set(true);
  expect(windows.changes).toEqual([{ openAtLogin: true, args: ['--hidden'] }]);
  expect(windows.item.isOn()).toBe(true);
  const mac = setUp('darwin');
  mac.item.set(false);
  expect(mac.changes).toEqual([{ openAtLogin: false }]);
});

test('on Linux a file of the desktop starts it, and is gone when it is switched off', () => {
  const { item } = setUp('linux');
  const file = join(home, '.config/autostart/com.inlobo.desk.desktop');
  expect(item.isOn()).toBe(false);
  item.set(true);
  expect(item.isOn()).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/Inlobo Desk/inlobo-desk" --hidden\n');
  item.set(false);
  item.set(false);
  expect(existsSync(file)).toBe(false);
});

test('of an AppImage, the image is started and not the folder it runs from', () => {
  const { item } = setUp('linux', {
    env: { APPIMAGE: '/home/ravi/Inlobo.AppImage', XDG_CONFIG_HOME: join(home, 'config') },
  });
  item.set(true);
  expect(readFileSync(join(home, 'config/autostart/com.inlobo.desk.desktop'), 'utf8')).toContain(
    '"/home/ravi/Inlobo.AppImage"',
  );
});

test('a path is quoted so that no part of it is a command', () => {
  expect(autostartEntry('/opt/50% "off" `x` $HOME\\a')).toContain(
    'Exec="/opt/50%% \\\\"off\\\\" \\\\`x\\\\` \\\\$HOME\\\\\\\\a" --hidden',
  );
});

test('a folder that can’t be written stops nothing', () => {
  writeFileSync(join(home, '.config'), 'a file');
  const { item, logger } = setUp('linux');
  item.set(true);
  expect(item.isOn()).toBe(false);
  expect(logger.warn).toHaveBeenCalledOnce();
});

test('run from its sources there is nothing to start', () => {
  expect(setUp('linux', { isPackaged: false }).item.isOn()).toBeNull();
});
