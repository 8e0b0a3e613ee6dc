import { expect, test } from 'vitest';
import { readChoices } from './choices.ts';

test('a packaged app listens to none of it', () => {
  const env = {
    INLOBO_DATA_DIR: '/tmp/x',
    ELECTRON_RENDERER_URL: 'http://localhost:5173',
    INLOBO_VAULT: 'passphrase',
    INLOBO_VAULT_PASSPHRASE: 'known to somebody else',
  };
  expect(readChoices(true, env)).toEqual({
    dataDir: undefined,
    devServerUrl: undefined,
    vault: { usesKeychain: true },
  });
});

test('run from its sources it takes a folder, a dev server and a vault', () => {
  expect(readChoices(false, {}).vault).toEqual({ usesKeychain: true });
  expect(readChoices(false, { INLOBO_DATA_DIR: '/tmp/x', INLOBO_VAULT: 'memory' })).toMatchObject({
    dataDir: '/tmp/x',
    vault: { usesKeychain: false, preset: { backend: 'session' } },
  });
  expect(
    readChoices(false, { INLOBO_VAULT: 'passphrase', INLOBO_VAULT_PASSPHRASE: 'p' }).vault.preset,
  ).toEqual({
    backend: 'passphrase',
    passphrase: 'p',
  });
});

test('says what is wrong with a vault that is not there', () => {
  expect(() => readChoices(false, { INLOBO_VAULT: 'passphrase' })).toThrow('INLOBO_VAULT_PASSPHRASE');
  expect(() => readChoices(false, { INLOBO_VAULT: 'paper' })).toThrow('keychain, passphrase or memory');
});
