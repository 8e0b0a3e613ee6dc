import { expect, test } from 'vitest';
import { wordsIn } from '#words/words.ts';
import { isUnsandboxed, refuseUnsandboxed } from './sandbox.ts';

const started = (isPackaged: boolean, ...switches: string[]) => ({
  isPackaged,
  commandLine: { hasSwitch: (name: string) => switches.includes(name) },
});

test('only an installed app whose sandbox is off is turned away', () => {
  expect(isUnsandboxed(started(true, 'no-sandbox'))).toBe(true);
  expect(isUnsandboxed(started(true, 'hidden'))).toBe(false);
  expect(isUnsandboxed(started(false, 'no-sandbox'))).toBe(false);
});

test('the box comes once there can be one, says what this person can do, and then the app ends', async () => {
  for (const [isAppImage, advice] of [
    [true, /Install the deb package/],
    [false, /without --no-sandbox/],
  ] as const) {
    const done: string[] = [];
    await refuseUnsandboxed({
      app: {
        whenReady: () => Promise.resolve().then(() => void done.push('ready')),
        exit: (code) => void done.push(`exit ${code}`),
      },
      dialog: {
        showErrorBox: (_title, content) => {
          expect(content).toMatch(advice);
          done.push('box');
        },
      },
      isAppImage,
      speak: () => wordsIn('en'),
    });
    expect(done).toEqual(['ready', 'box', 'exit 1']);
  }
});
