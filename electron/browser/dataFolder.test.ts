import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultDataDir } from './dataFolder.ts';

it.each([
  ['linux', {}, ['.config']],
  ['linux', { XDG_CONFIG_HOME: '/etc/xdg' }, ['/etc/xdg']],
  ['darwin', {}, ['Library', 'Application Support']],
  ['win32', {}, ['AppData', 'Roaming']],
] as const)('is the desktop app’s own folder on %s', (platform, env, parts) => {
  const base = parts[0].startsWith('/') ? join(...parts) : join('/home/ravi', ...parts);
  expect(defaultDataDir(platform, env, '/home/ravi')).toBe(join(base, 'Inlobo Desk'));
});
