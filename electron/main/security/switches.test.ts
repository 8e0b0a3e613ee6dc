import { wordsIn } from '#words/words.ts';
import { expect, test } from 'vitest';
import { checkCertificates, refuseSwitch, refusedSwitch } from './switches.ts';

const started = (isPackaged: boolean, ...switches: string[]) => ({
  isPackaged,
  commandLine: { hasSwitch: (name: string) => switches.includes(name) },
});

test.each([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'disable-web-security',
  'js-flags',
  'load-extension',
  'renderer-cmd-prefix',
  'ignore-certificate-errors',
  'host-resolver-rules',
])('an installed app does not start with --%s, whatever stands before it', (name) => {
  expect(refusedSwitch(started(true, 'lang', name))).toBe(name);
  expect(refusedSwitch(started(false, name))).toBeNull();
});

test('what people set for their screen or their network is left to them', () => {
  for (const name of [
    'disable-gpu',
    'ozone-platform',
    'proxy-server',
    'force-device-scale-factor',
    'hidden',
  ]) {
    expect(refusedSwitch(started(true, name)), name).toBeNull();
  }
});

test('the box names the switch once there can be one, and then the app ends', async () => {
  const done: string[] = [];
  await refuseSwitch({
    app: {
      whenReady: () => Promise.resolve().then(() => void done.push('ready')),
      exit: (code) => void done.push(`exit ${code}`),
    },
    dialog: { showErrorBox: (title) => void done.push(title) },
    name: 'js-flags',
    speak: () => wordsIn('en'),
  });
  expect(done).toEqual(['ready', expect.stringContaining('--js-flags'), 'exit 1']);
});

test('an installed app checks certificates, whatever the computer is set to', () => {
  const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0', PATH: '/bin' };
  checkCertificates(false, env);
  expect(env).toHaveProperty('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  checkCertificates(true, env);
  expect(env).toEqual({ PATH: '/bin' });
});
