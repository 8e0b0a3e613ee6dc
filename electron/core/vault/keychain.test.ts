import { describe, expect, it } from 'vitest';
import { createKeychain, readKeychainError, type KeychainEntry, type OpenEntry } from './keychain.ts';

const service = 'Inlobo Desk test';

function entries(entry: Partial<KeychainEntry>): () => Promise<OpenEntry> {
  const unused = () => Promise.reject(new Error('not expected here'));
  return () =>
    Promise.resolve(() => ({ getPassword: unused, setPassword: unused, deletePassword: unused, ...entry }));
}

describe('createKeychain', () => {
  it('gives up on a keychain that waits for a person, in words', async () => {
    const keychain = createKeychain({
      service,
      timeoutMs: 20,
      load: entries({ getPassword: () => new Promise(() => undefined) }),
    });

    await expect(keychain.get('api-key/a')).rejects.toMatchObject({
      code: 'KEYCHAIN_LOCKED',
      message: expect.stringContaining('did not answer'),
    });
  });

  it('does not carry out later what its caller was told had failed while it waited its turn', async () => {
    let answer: (secret: string) => void = () => undefined;
    const kept: string[] = [];
    const keychain = createKeychain({
      service,
      timeoutMs: 20,
      load: entries({
        getPassword: () => new Promise((resolve) => (answer = resolve)),
        setPassword: async (secret) => void kept.push(secret),
      }),
    });

    const calls = await Promise.allSettled([keychain.get('a'), keychain.set('b', 'late')]);
    answer('found');
    await keychain.set('c', 'next');

    expect(calls.map((call) => call.status)).toEqual(['rejected', 'rejected']);
    expect(kept).toEqual(['next']);
  });

  it('says in words that its native part is missing, and does not load it before it is needed', async () => {
    let isAsked = false;
    const keychain = createKeychain({
      service,
      platform: 'linux',
      load: () => {
        isAsked = true;
        return Promise.reject(new Error('Cannot find native binding. npm has a bug …'));
      },
    });
    expect(isAsked).toBe(false);

    await expect(keychain.get('a')).rejects.toMatchObject({
      code: 'KEYCHAIN_UNAVAILABLE',
      message: expect.stringContaining('Install the app again'),
    });
  });
});

describe('readKeychainError', () => {
  it.each([
    [
      'linux',
      "Couldn't access platform storage: Secret Service: unlock prompt was dismissed",
      'KEYCHAIN_LOCKED',
    ],
    [
      'linux',
      'zbus error: org.freedesktop.Secret.Error.IsLocked: Cannot get secret of a locked object',
      'KEYCHAIN_LOCKED',
    ],
    ['darwin', 'User interaction is not allowed.', 'KEYCHAIN_LOCKED'],
    ['darwin', 'The user name or passphrase you entered is not correct.', 'KEYCHAIN_LOCKED'],
    [
      'linux',
      'Platform failure: DBus error: set your DBUS_SESSION_BUS_ADDRESS instead',
      'KEYCHAIN_UNAVAILABLE',
    ],
    ['linux', "Couldn't access platform storage: Secret Service: no result found", 'KEYCHAIN_UNAVAILABLE'],
    ['win32', 'Platform failure: 0x80070520', 'KEYCHAIN_UNAVAILABLE'],
  ] as const)('on %s reads "%s" as %s', (platform, said, code) => {
    const error = readKeychainError(new Error(said), platform);
    expect(error.code).toBe(code);
    // What to do, never the library's words.
    expect(error.message).toMatch(/then try again|under a passphrase/);
    expect(error.message).not.toContain(said);
  });
});
