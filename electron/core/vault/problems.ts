import { AppError } from '#contract/errors.ts';
import type { VaultBackend } from '#contract/routes/vault.ts';

export function vaultExists(): AppError {
  return new AppError('VAULT_EXISTS', 'There is a vault already. Unlock it, or forget it first.');
}

export function vaultUnset(): AppError {
  return new AppError(
    'VAULT_UNSET',
    'Choose first where your keys are kept: under a passphrase, or for this session only.',
  );
}

export function vaultLocked(): AppError {
  return new AppError('VAULT_LOCKED', 'Your keys are locked. Enter the passphrase to unlock them.');
}

export function noPassphrase(): AppError {
  return new AppError(
    'VAULT_UNSET',
    'Your keys are not kept under a passphrase, so there is none to change.',
    { reason: 'noPassphrase' },
  );
}

export function noKeychain(): AppError {
  return new AppError(
    'KEYCHAIN_UNAVAILABLE',
    'Inlobo Desk was started without the keychain. Start it without the --vault option, or keep your keys under a passphrase.',
    { reason: 'notUsed' },
  );
}

/** The app was told to use another backend than the one this data folder remembers. */
export function keptElsewhere(backend: VaultBackend): AppError {
  const place = backend === 'keychain' ? 'in the keychain' : 'under a passphrase';
  return new AppError(
    'VAULT_EXISTS',
    `The keys of this data folder are kept ${place}. Start with --vault ${backend}, or with another data folder.`,
  );
}

export function damagedVault(cause?: unknown): AppError {
  return new AppError(
    'VAULT_DAMAGED',
    'The vault file is damaged and was left as it is. Put back a copy of it from a backup, or forget the vault and paste your API keys again.',
    undefined,
    { cause },
  );
}

/** What went wrong as something to show: anything unforeseen keeps its cause for the log. */
export function asProblem(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(
    'INTERNAL',
    'The vault could not be opened because of an error nobody foresaw. Start Inlobo Desk again; if it stays, send us the log.',
    undefined,
    { cause: error },
  );
}
