import type { VaultPorts } from '#core/ports.ts';

/** What can be chosen when the app is run from its sources; a packaged app listens to none of it. */
export interface Choices {
  readonly dataDir: string | undefined;
  readonly devServerUrl: string | undefined;
  readonly vault: { readonly usesKeychain: boolean; readonly preset?: NonNullable<VaultPorts['preset']> };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; throws a plain sentence where it asks for something that is not there. */
export function readChoices(isPackaged: boolean, env: Environment): Choices {
  if (isPackaged) return { dataDir: undefined, devServerUrl: undefined, vault: { usesKeychain: true } };
  return {
    dataDir: env['INLOBO_DATA_DIR'],
    devServerUrl: env['ELECTRON_RENDERER_URL'],
    vault: readVault(env['INLOBO_VAULT'], env['INLOBO_VAULT_PASSPHRASE']),
  };
}

function readVault(kind: string | undefined, passphrase: string | undefined): Choices['vault'] {
  switch (kind) {
    case undefined:
    case '':
      return { usesKeychain: true };
    case 'keychain':
      return { usesKeychain: true, preset: { backend: 'keychain' } };
    case 'memory':
      return { usesKeychain: false, preset: { backend: 'session' } };
    case 'passphrase':
      if (!passphrase) throw new Error('Set INLOBO_VAULT_PASSPHRASE to the passphrase of the vault.');
      return { usesKeychain: false, preset: { backend: 'passphrase', passphrase } };
    default:
      throw new Error('INLOBO_VAULT takes keychain, passphrase or memory.');
  }
}
