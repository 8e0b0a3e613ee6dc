import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A person's home folder with keyrings of its own, so that no test meets the keychain of whoever runs it. */
export interface KeyringHome {
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

/**
 * unlocked: the person has logged in. locked: the login keyring waits for its password, and the prompt can't be shown.
 * prompting: the prompt is shown, and nobody answers. absent: there is a bus, but no keychain on it.
 */
export type KeyringMode = 'unlocked' | 'locked' | 'prompting' | 'absent';

export interface KeyringChild {
  /** The child's next line on stdout; rejects, with what it wrote to stderr, when it ends without one. */
  line(): Promise<string>;
  /** Ends the child, the bus and the keychain, and waits until they are gone. */
  stop(): Promise<void>;
}

/** Why the tests with a real keychain can't run here, or null where they can. */
export function secretServiceMissing(): string | null {
  if (process.platform !== 'linux') return 'the Secret Service is Linux’s keychain';
  const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter(
    (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0,
  );
  return missing.length > 0 ? `${missing.join(' and ')} not installed` : null;
}

export function createKeyringHome(): KeyringHome {
  const dir = mkdtempSync(join(tmpdir(), 'inlobo-keyring-'));
  const env = {
    HOME: dir,
    XDG_DATA_HOME: join(dir, 'data'),
    XDG_CONFIG_HOME: join(dir, 'config'),
    XDG_CACHE_HOME: join(dir, 'cache'),
    XDG_RUNTIME_DIR: join(dir, 'run'),
  };
  for (const folder of Object.values(env)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { dir, env, remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Starts `node …args` on a session bus of its own, with the keychain in the state that `mode` says. */
export function startUnderSecretService(options: {
  readonly home: KeyringHome;
  readonly mode: KeyringMode;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}): KeyringChild {
  const { home, mode, args } = options;
  const start = underSecretService(home, mode, args);
  const child = spawn(start.command, start.args, {
    env: { ...start.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that stopping reaches the bus and what it started.
    detached: true,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));

  return {
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The child under the Secret Service ended without an answer:\n${complaints}`);
      return value;
    },
    async stop() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        process.kill(-child.pid, 'SIGKILL');
      }
      await gone;
    },
  };
}

/** What starts `node …args` on a session bus of its own, which goes when that ends. */
export function underSecretService(home: KeyringHome, mode: KeyringMode, args: readonly string[]) {
  replaceService(
    home,
    'org.gnome.keyring.SystemPrompter',
    mode === 'prompting' ? '/bin/sleep 60' : '/bin/false',
  );
  if (mode === 'absent') replaceService(home, 'org.freedesktop.secrets', '/bin/false');
  return {
    command: 'dbus-run-session',
    args: ['--', 'sh', '-c', `${START[mode]}; exec "$@"`, 'sh', process.execPath, ...args],
    env: { PATH: process.env['PATH'] ?? '', ...home.env },
  };
}

const START: { readonly [Mode in KeyringMode]: string } = {
  unlocked: "printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1",
  locked: 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1',
  prompting: 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1',
  absent: ':',
};

/** What the bus starts when someone asks for a name; a home's own answer goes before the computer's. */
function replaceService(home: KeyringHome, name: string, command: string): void {
  const folder = join(home.dir, 'data', 'dbus-1', 'services');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.service`), `[D-BUS Service]\nName=${name}\nExec=${command}\n`);
}
