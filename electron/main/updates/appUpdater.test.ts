import { expect, test } from 'vitest';
import { updateKind } from './appUpdater.ts';

const mount = '/tmp/.mount_inloboAb12';
const installed = {
  platform: 'linux',
  isPackaged: true,
  env: { APPIMAGE: '/home/ravi/Inlobo Desk.AppImage', APPDIR: mount },
  execPath: `${mount}/inlobo-desk`,
  resourcesPath: `${mount}/resources`,
  exists: () => true,
} as const;

test('the installer’s Windows, the Mac’s bundle and an AppImage update themselves', () => {
  expect(updateKind(installed)).toBe('appImage');
  expect(updateKind({ ...installed, platform: 'win32' })).toBe('nsis');
  expect(updateKind({ ...installed, platform: 'darwin' })).toBe('mac');
});

test('sources and packages without an update address do not', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    expect(updateKind({ ...installed, platform, isPackaged: false })).toBeNull();
    expect(updateKind({ ...installed, platform, exists: () => false })).toBeNull();
  }
});

test('what the system installed is left to the system, also when started from another AppImage’s terminal', () => {
  const deb = { ...installed, execPath: '/opt/Inlobo Desk/inlobo-desk' };
  expect(updateKind({ ...deb, env: {} })).toBeNull();
  expect(updateKind({ ...deb, env: { APPIMAGE: '/home/ravi/Editor.AppImage', APPDIR: mount } })).toBeNull();
  expect(
    updateKind({
      ...installed,
      env: { APPIMAGE: '/home/ravi/Editor.AppImage', APPDIR: '/tmp/.mount_inlobo' },
    }),
  ).toBeNull();
});
