import { AppError, type ErrorCode } from '#contract/errors.ts';
import type { SecretVault } from '#core/ports.ts';

/** One secret as the native module offers it. */
export interface KeychainEntry {
  getPassword(): Promise<string | null>;
  setPassword(secret: string): Promise<void>;
  deletePassword(): Promise<unknown>;
}
export type OpenEntry = (service: string, name: string) => KeychainEntry;

export interface KeychainOptions {
  /** The name under which the keychain lists this app's secrets. */
  readonly service: string;
  /** How long one call may take, with the time a person needs to answer an unlock prompt. */
  readonly timeoutMs?: number;
  readonly platform?: NodeJS.Platform;
  /** Brings the native module in; asked at the first call, so that a missing one is an error and not a crash. */
  readonly load?: () => Promise<OpenEntry>;
}

/**
 * The operating system's keychain: macOS Keychain, Windows Credential Manager, or the Secret Service on Linux (GNOME
 * Keyring, KWallet, KeePassXC), and nothing in their place where they are missing.
 * Throws KEYCHAIN_UNAVAILABLE or KEYCHAIN_LOCKED. A call that took too long may still be carried out later.
 */
export function createKeychain({
  service,
  timeoutMs = 30_000,
  platform = process.platform,
  load = loadNative,
}: KeychainOptions): SecretVault {
  let loading: Promise<OpenEntry> | null = null;
  // One call at a time: each holds a thread until the keychain answers, and a prompt nobody sees would use them all up.
  let last: Promise<unknown> = Promise.resolve();

  function call<T>(name: string, act: (entry: KeychainEntry) => Promise<T>): Promise<T> {
    let hasGivenUp = false;
    const work = last.then(async () => {
      if (hasGivenUp) return undefined as never;
      const open = await (loading ??= load());
      return act(open(service, name));
    });
    last = work.catch(() => undefined);

    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        hasGivenUp = true;
        reject(noAnswer(timeoutMs));
      }, timeoutMs);
      work
        .then(resolve, (error: unknown) => {
          reject(readKeychainError(error, platform));
        })
        .finally(() => {
          clearTimeout(timer);
        });
    });
  }

  return {
    get: (name) => call(name, (entry) => entry.getPassword()),
    set: (name, secret) => call(name, (entry) => entry.setPassword(secret)),
    delete: (name) =>
      call(name, async (entry) => {
        await entry.deletePassword();
      }),
  };
}

async function loadNative(): Promise<OpenEntry> {
  const { AsyncEntry } = await import('keytar');
  // Left to itself the module falls back to the kernel's memory on Linux, which a restart empties.
  return (service, name) => new AsyncEntry(service, name, { linux: { store: 'secret-service' } });
}

/** What the native module says when a person is needed: words of the Secret Service and of macOS. */
const LOCKED = /locked|dismissed|prompt|interaction is not allowed|user canceled|passphrase you entered/i;
const NOT_LOADED = /native binding|cannot find (module|package)|dlopen|invalid elf|shared object/i;

/** Turns whatever the native module threw into a sentence that says what to do. */
export function readKeychainError(error: unknown, platform: NodeJS.Platform): AppError {
  const words = WORDS[platform] ?? SECRET_SERVICE;
  const said = error instanceof Error ? error.message : String(error);
  if (NOT_LOADED.test(said)) {
    return problem(
      'KEYCHAIN_UNAVAILABLE',
      `The part of Inlobo Desk that speaks to ${words.name} is missing. Install the app again, or keep your keys under a passphrase.`,
      'notInstalled',
      error,
    );
  }
  return LOCKED.test(said)
    ? problem('KEYCHAIN_LOCKED', words.locked, words.system, error)
    : problem('KEYCHAIN_UNAVAILABLE', words.unavailable, words.system, error);
}

function noAnswer(timeoutMs: number): AppError {
  const seconds = Math.max(1, Math.round(timeoutMs / 1000));
  return problem(
    'KEYCHAIN_LOCKED',
    `The keychain did not answer within ${seconds} s: it may be waiting to be unlocked. Answer its prompt, or unlock it, then try again.`,
    'noAnswer',
  );
}

function problem(code: ErrorCode, message: string, reason: string, cause?: unknown): AppError {
  return new AppError(code, message, { reason }, { cause });
}

interface Words {
  /** Which system’s keychain it is. */
  readonly system: 'linux' | 'darwin' | 'win32';
  readonly name: string;
  readonly locked: string;
  readonly unavailable: string;
}

const SECRET_SERVICE: Words = {
  system: 'linux',
  name: 'the keychain',
  locked: 'Your keychain is locked. Unlock it (in Passwords and Keys, or KWalletManager), then try again.',
  unavailable:
    'No keychain is running on this computer. Install and start GNOME Keyring, KWallet or KeePassXC (with its Secret Service on) and try again, or keep your keys under a passphrase.',
};

const WORDS: { readonly [Platform in NodeJS.Platform]?: Words } = {
  darwin: {
    system: 'darwin',
    name: 'the macOS Keychain',
    locked:
      'Your login keychain is locked, or access was not allowed. Unlock it in Keychain Access, choose Always Allow when asked, then try again.',
    unavailable:
      'The macOS Keychain could not be reached. Check in Keychain Access that your login keychain is there, then try again.',
  },
  win32: {
    system: 'win32',
    name: 'the Windows Credential Manager',
    locked: 'Windows gave no access to the Credential Manager. Sign in to Windows again, then try again.',
    unavailable:
      'The Windows Credential Manager could not be reached. Check that its service is running, then try again.',
  },
};
