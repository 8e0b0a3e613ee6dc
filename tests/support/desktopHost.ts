import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NavigationTarget } from '#contract/routes/navigation.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';
import { askOver, type HostProcess } from './browserHost.ts';

export interface DesktopHost extends Pick<HostProcess, 'ask' | 'stop'> {
  /** With the token. */
  readonly address: string;
  /** What only a system does to an app: a notification, a link or the tray takes it somewhere. */
  goTo(target: NavigationTarget): void;
}

/**
 * The browser host with a desktop around its core (desktopHostChild.ts), so that a page can be seen to do what only a
 * desktop lets it do. In a process of its own: the store's threads need their flags.
 */
export async function startDesktopHost(dataDir: string): Promise<DesktopHost> {
  const child = fork(fileURLToPath(new URL('desktopHostChild.ts', import.meta.url)), [dataDir], {
    execArgv: [...NODE_FLAGS],
  });
  // Not 'close', which does not come where it is this side that ends the channel.
  const ended = once(child, 'exit');
  const [{ url, token }] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('The host ended without an address.'))),
  ])) as [{ url: string; token: string }];
  return {
    address: `${url}/#token=${token}`,
    ask: askOver(url, token),
    goTo: (target) => void child.send(target),
    async stop() {
      child.disconnect();
      const killing = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killing);
    },
  };
}
