import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Result } from '#contract/errors.ts';
import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface HostProcess {
  readonly url: string;
  readonly token: string;
  /** Asks over HTTP and gives the value; throws the problem in words. */
  readonly ask: <N extends RouteName>(route: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  /** Ends it as a person would, and waits until it has. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, with no chance to put anything in order. */
  kill(): Promise<void>;
}

/**
 * memory: keys last until the app stops. passphrase: they stay, sealed under it. no-keychain: as on a computer whose
 * keychain can't be reached, with no choice made beforehand (Linux only).
 */
export type HostVault = 'memory' | 'no-keychain' | { readonly passphrase: string };

/** Nobody answers at that address. */
const NO_SECRET_SERVICE = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };

/** Starts the browser host as its own process, as `npm run serve` does. Rejects with what it said where it can't. */
export async function startBrowserHost(options: {
  readonly dataDir: string;
  readonly vault: HostVault;
}): Promise<HostProcess> {
  const { kind, env } = vaultOf(options.vault);
  const vault = kind === null ? [] : ['--vault', kind];
  const args = ['--port', '0', '--data-dir', options.dataDir, ...vault, '--no-open', '--json'];
  const host = spawn(process.execPath, [...NODE_FLAGS, 'electron/browser/cli.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  host.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ended = once(host, 'close');

  const { value, done } = await createInterface({ input: host.stdout })[Symbol.asyncIterator]().next();
  if (done) throw new Error(`The browser host ended without an address:\n${complaints}`);
  const { url, token } = JSON.parse(value) as { url: string; token: string };

  return {
    url,
    token,
    ask: askOver(url, token),
    async stop() {
      host.kill('SIGTERM');
      const killing = setTimeout(() => host.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killing);
    },
    async kill() {
      host.kill('SIGKILL');
      await ended;
    },
  };
}

/** Asks a browser host over HTTP, as its page does. */
export function askOver(url: string, token: string): HostProcess['ask'] {
  return async (route, input) => {
    const response = await fetch(`${url}/rpc`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ route, input }),
    });
    const result = (await response.json()) as Result<OutputOf<typeof route>>;
    if (!result.ok) throw Object.assign(new Error(`${route}: ${result.error.message}`), result.error);
    return result.value;
  };
}

/** What a host is started with for it. */
export function vaultOf(vault: HostVault): {
  /** null: as it comes. */
  kind: string | null;
  env: Record<string, string>;
} {
  if (vault === 'memory') return { kind: 'memory', env: {} };
  if (vault === 'no-keychain') return { kind: null, env: NO_SECRET_SERVICE };
  return { kind: 'passphrase', env: { INLOBO_VAULT_PASSPHRASE: vault.passphrase } };
}
