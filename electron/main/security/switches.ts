import type { Speak } from '#words/speech.ts';
import type { App, CommandLine, Dialog } from 'electron';

/**
 * Chromium's switches that an installed app does not start with: who can set them need not be who sits before the
 * screen (a shortcut that was changed, a program that starts this one). Those that mend a display or a connection
 * (`--disable-gpu`, `--ozone-platform`, `--proxy-server`, …) are nobody's business. `--inspect` and its like are off by
 * a fuse; `--no-sandbox` has words of its own.
 */
const REFUSED = [
  // Hand the window to whoever asks.
  'remote-debugging-port',
  'remote-debugging-pipe',
  // Take down a wall of the page.
  'disable-web-security',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'single-process',
  'no-zygote',
  // Run something else with it or in its place.
  'js-flags',
  'load-extension',
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  // Lead the fetching of a newer version astray.
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'host-rules',
  'host-resolver-rules',
  // Write down what is fetched.
  'log-net-log',
] as const;

interface Started {
  readonly isPackaged: boolean;
  readonly commandLine: Pick<CommandLine, 'hasSwitch'>;
}

/** The first switch that an installed app does not start with; null: there is none. */
export function refusedSwitch({ isPackaged, commandLine }: Started): string | null {
  if (!isPackaged) return null;
  return REFUSED.find((name) => commandLine.hasSwitch(name)) ?? null;
}

interface RefusalDeps {
  readonly app: Pick<App, 'exit' | 'whenReady'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly name: string;
  readonly speak: Speak;
}

/** Says what to leave out, and ends. Linux shows no box before the app is ready. */
export async function refuseSwitch({ app, dialog, name, speak }: RefusalDeps): Promise<void> {
  await app.whenReady();
  const words = speak();
  dialog.showErrorBox(words.say('refusedSwitch', { switch: `--${name}` }), words.say('whyRefusedSwitch'));
  app.exit(1);
}

/**
 * An installed app checks every server's certificate. Node looks at this variable at each connection, and many a
 * computer has it set for something else.
 */
export function checkCertificates(isPackaged: boolean, env: Record<string, string | undefined>): void {
  if (isPackaged) delete env['NODE_TLS_REJECT_UNAUTHORIZED'];
}
