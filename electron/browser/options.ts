import type { VaultPorts } from '#core/ports.ts';
import { parseArgs } from 'node:util';

export const USAGE = `npm run serve -- [options]

  --port N            port on 127.0.0.1 (0, the default, takes a free one)
  --data-dir DIR      where everything is kept (default: this user's data folder)
  --vault KIND        keychain, passphrase (taken from INLOBO_VAULT_PASSPHRASE) or memory;
                      left out, the keychain is used where there is one, else the app asks
  --no-open           do not open a browser
  --json              print one JSON line, {"url","token"}, and nothing else; left out, a program that
                      reads the output gets both, and a person at a terminal the sentence alone`;

export interface BrowserOptions {
  readonly port: number;
  readonly dataDir: string | undefined;
  readonly vault: HostVault;
  readonly opensBrowser: boolean;
  /** The JSON line: nothing but it, none of it, or it beside the sentence where a program reads. */
  readonly jsonLine: 'alone' | 'none' | 'where-read';
  readonly dev: { readonly rendererUrl: string; readonly token: string | undefined } | undefined;
}

/** What the vault may use: the keychain unless told otherwise, and the choice made beforehand, if any. */
export interface HostVault {
  readonly usesKeychain: boolean;
  readonly preset?: NonNullable<VaultPorts['preset']>;
}

type Parsed =
  | { readonly kind: 'options'; readonly options: BrowserOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads the command line; what is wrong with it comes back in words. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Parsed {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        port: { type: 'string', default: '0' },
        'data-dir': { type: 'string' },
        vault: { type: 'string' },
        open: { type: 'boolean', default: true },
        json: { type: 'boolean' },
        help: { type: 'boolean', default: false },
        'dev-renderer': { type: 'string' },
      },
    }));
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
  if (values.help) return { kind: 'help' };

  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    return { kind: 'wrong', message: '--port takes a number from 0 to 65535.' };
  }
  const vault = readVault(values.vault, env['INLOBO_VAULT_PASSPHRASE']);
  if (typeof vault === 'string') return { kind: 'wrong', message: vault };

  return {
    kind: 'options',
    options: {
      port,
      dataDir: values['data-dir'],
      vault,
      opensBrowser: values.open && values.json !== true,
      jsonLine: values.json === undefined ? 'where-read' : values.json ? 'alone' : 'none',
      dev: values['dev-renderer']
        ? { rendererUrl: values['dev-renderer'], token: env['INLOBO_DEV_TOKEN'] }
        : undefined,
    },
  };
}

function readVault(kind: string | undefined, passphrase: string | undefined): HostVault | string {
  switch (kind) {
    case undefined:
      return { usesKeychain: true };
    case 'keychain':
      return { usesKeychain: true, preset: { backend: 'keychain' } };
    case 'memory':
      return { usesKeychain: false, preset: { backend: 'session' } };
    case 'passphrase':
      if (!passphrase) return 'Set INLOBO_VAULT_PASSPHRASE to the passphrase of the vault.';
      return { usesKeychain: false, preset: { backend: 'passphrase', passphrase } };
    default:
      return '--vault takes keychain, passphrase or memory.';
  }
}
