import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#contract/errors.ts';
import type { SecretVault, VaultPorts } from '#core/ports.ts';
import { createVault } from './vault.ts';

const PASSPHRASE = 'four words in row';
const CANARY = 'wak_canary_5d1f0a';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'inlobo-vault-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** A computer's keychain, which can be locked or taken away. */
function keychainOf(kept = new Map<string, string>()) {
  let problem: AppError | null = null;
  let calls = 0;
  const ask = <T>(act: () => T): Promise<T> => {
    calls += 1;
    return problem ? Promise.reject(problem) : Promise.resolve(act());
  };
  const vault: SecretVault = {
    get: (name) => ask(() => kept.get(name) ?? null),
    set: (name, secret) => ask(() => void kept.set(name, secret)),
    delete: (name) => ask(() => void kept.delete(name)),
  };
  return {
    vault,
    kept,
    calls: () => calls,
    fail: (code: 'KEYCHAIN_LOCKED' | 'KEYCHAIN_UNAVAILABLE') =>
      (problem = new AppError(code, `${code} in words`)),
    work: () => (problem = null),
  };
}

function vaultOf(ports: VaultPorts) {
  const onChange = vi.fn();
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const vault = createVault({ dataDir, ports, logger, onChange, passphraseCost: 2 ** 10 });
  return Object.assign(vault, { onChange, logger });
}

const read = (name: string) => readFileSync(join(dataDir, name), 'utf8');
const files = () => readdirSync(dataDir).sort();

describe('the first start', () => {
  it('uses a keychain that works without asking, and writes nothing before there is a secret', async () => {
    const keychain = keychainOf();
    const vault = vaultOf({ keychain: keychain.vault });
    await vault.start();

    expect(await vault.status()).toEqual({
      state: 'ready',
      backend: 'keychain',
      hasKeychain: true,
      problem: null,
    });
    expect(files()).toEqual([]);
    expect([...keychain.kept]).toEqual([]);

    await vault.secrets.set('api-key/a', CANARY);
    expect(files()).toEqual(['vault.json']);
    expect(read('vault.json')).not.toContain(CANARY);
  });

  it('waits for the person where there is no keychain, and keeps nothing meanwhile', async () => {
    const keychain = keychainOf();
    keychain.fail('KEYCHAIN_UNAVAILABLE');
    const vault = vaultOf({ keychain: keychain.vault });

    expect(await vault.status()).toMatchObject({
      state: 'unset',
      backend: null,
      hasKeychain: false,
      problem: { code: 'KEYCHAIN_UNAVAILABLE' },
    });
    await expect(vault.secrets.set('api-key/a', CANARY)).rejects.toMatchObject({ code: 'VAULT_UNSET' });
    await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'VAULT_UNSET' });
    expect(files()).toEqual([]);

    keychain.work();
    expect(await vault.status()).toMatchObject({ state: 'ready', backend: 'keychain', problem: null });
    expect(vault.onChange).toHaveBeenCalledTimes(1);
  });

  it('lets the person choose a passphrase where a keychain was found but holds nothing', async () => {
    const vault = vaultOf({ keychain: keychainOf().vault });
    await vault.start();
    expect(await vault.create({ backend: 'passphrase', passphrase: PASSPHRASE })).toMatchObject({
      state: 'ready',
      backend: 'passphrase',
    });
  });
});

describe('creating', () => {
  it('happens once, even when asked twice at the same time', async () => {
    const vault = vaultOf({});
    const both = await Promise.allSettled([
      vault.create({ backend: 'passphrase', passphrase: PASSPHRASE }),
      vault.create({ backend: 'passphrase', passphrase: 'another passphrase' }),
    ]);
    expect(both[0].status).toBe('fulfilled');
    expect(both[1]).toMatchObject({ status: 'rejected', reason: { code: 'VAULT_EXISTS' } });
    await expect(vaultOf({}).unlock(PASSPHRASE)).resolves.toMatchObject({ state: 'ready' });
  });

  it('is refused once a keychain found by itself holds something', async () => {
    const vault = vaultOf({ keychain: keychainOf().vault });
    await vault.secrets.set('a', 'b');
    await expect(vault.create({ backend: 'session' })).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
  });

  it('for the session leaves nothing behind', async () => {
    const vault = vaultOf({});
    await vault.create({ backend: 'session' });
    await vault.secrets.set('api-key/a', CANARY);

    expect(await vault.secrets.get('api-key/a')).toBe(CANARY);
    expect(files()).toEqual([]);
    expect(await vaultOf({}).status()).toMatchObject({ state: 'unset' });
  });

  it('says what is wrong with a short passphrase and stays unset', async () => {
    const vault = vaultOf({});
    await expect(vault.create({ backend: 'passphrase', passphrase: 'short' })).rejects.toMatchObject({
      code: 'PASSPHRASE_TOO_SHORT',
    });
    expect(await vault.status()).toMatchObject({ state: 'unset', problem: null });
    expect(files()).toEqual([]);
  });

  it('of a keychain that is not there says so', async () => {
    await expect(vaultOf({}).create({ backend: 'keychain' })).rejects.toMatchObject({
      code: 'KEYCHAIN_UNAVAILABLE',
    });
  });
});

describe('a passphrase vault', () => {
  it('is locked after a restart, opens with its passphrase, and holds nothing in the clear', async () => {
    const first = vaultOf({});
    await first.create({ backend: 'passphrase', passphrase: PASSPHRASE });
    await first.secrets.set('api-key/a', CANARY);
    for (const file of files()) expect(read(file)).not.toContain(CANARY);

    const second = vaultOf({});
    expect(await second.status()).toMatchObject({ state: 'locked', backend: 'passphrase', problem: null });
    await expect(second.secrets.get('api-key/a')).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    await expect(second.unlock('not the passphrase')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(await second.status()).toMatchObject({ state: 'locked' });

    expect(await second.unlock(PASSPHRASE)).toMatchObject({ state: 'ready', backend: 'passphrase' });
    expect(second.onChange).toHaveBeenCalledTimes(1);
    expect(await second.secrets.get('api-key/a')).toBe(CANARY);
  });

  it('changes its passphrase without losing a secret, and goes on keeping them', async () => {
    const vault = vaultOf({});
    await vault.create({ backend: 'passphrase', passphrase: PASSPHRASE });
    await vault.secrets.set('a', '1');
    await vault.change(PASSPHRASE, 'another passphrase');
    await vault.secrets.set('b', '2');

    const again = vaultOf({});
    await again.unlock('another passphrase');
    expect([await again.secrets.get('a'), await again.secrets.get('b')]).toEqual(['1', '2']);
  });

  it('is not moved to a keychain that appears later', async () => {
    await vaultOf({}).create({ backend: 'passphrase', passphrase: PASSPHRASE });
    const keychain = keychainOf();
    expect(await vaultOf({ keychain: keychain.vault }).status()).toMatchObject({
      state: 'locked',
      backend: 'passphrase',
    });
    expect(keychain.calls()).toBe(0);
  });

  it('is found again where vault.json was lost', async () => {
    await vaultOf({}).create({ backend: 'passphrase', passphrase: PASSPHRASE });
    rmSync(join(dataDir, 'vault.json'));
    expect(await vaultOf({ keychain: keychainOf().vault }).status()).toMatchObject({
      state: 'locked',
      backend: 'passphrase',
    });
  });

  it('that is damaged says so, is never overwritten, and opens once a copy is put back', async () => {
    const first = vaultOf({});
    await first.create({ backend: 'passphrase', passphrase: PASSPHRASE });
    await first.secrets.set('a', CANARY);
    const whole = read('vault.sealed');
    writeFileSync(join(dataDir, 'vault.sealed'), whole.slice(0, 100));

    const vault = vaultOf({});
    expect(await vault.status()).toMatchObject({ state: 'unavailable', problem: { code: 'VAULT_DAMAGED' } });
    await expect(vault.create({ backend: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
    await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    await expect(vault.change(PASSPHRASE, 'another passphrase')).rejects.toMatchObject({
      code: 'VAULT_DAMAGED',
    });
    await expect(vault.secrets.set('a', 'b')).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    expect(read('vault.sealed')).toBe(whole.slice(0, 100));

    writeFileSync(join(dataDir, 'vault.sealed'), whole);
    await vault.unlock(PASSPHRASE);
    expect(await vault.secrets.get('a')).toBe(CANARY);
  });
});

describe('a remembered keychain', () => {
  async function remembered() {
    const keychain = keychainOf();
    await vaultOf({ keychain: keychain.vault }).secrets.set('api-key/a', CANARY);
    return keychain;
  }

  it('gives its secrets back after a restart', async () => {
    const keychain = await remembered();
    expect(await vaultOf({ keychain: keychain.vault }).secrets.get('api-key/a')).toBe(CANARY);
  });

  it.each([
    ['KEYCHAIN_LOCKED', 'locked'],
    ['KEYCHAIN_UNAVAILABLE', 'unavailable'],
  ] as const)(
    'that fails with %s is %s: nothing is overwritten or moved, and looking again is a retry',
    async (code, state) => {
      const keychain = await remembered();
      const before = read('vault.json');
      keychain.fail(code);
      const vault = vaultOf({ keychain: keychain.vault });

      expect(await vault.status()).toMatchObject({
        state,
        backend: 'keychain',
        hasKeychain: false,
        problem: { code },
      });
      await expect(vault.secrets.set('api-key/b', 'x')).rejects.toMatchObject({ code });
      await expect(vault.secrets.get('api-key/a')).rejects.toMatchObject({ code });
      await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code });
      await expect(vault.create({ backend: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject({
        code: 'VAULT_EXISTS',
      });
      expect(files()).toEqual(['vault.json']);
      expect(read('vault.json')).toBe(before);

      keychain.work();
      expect(await vault.status()).toMatchObject({ state: 'ready', hasKeychain: true, problem: null });
      expect(await vault.secrets.get('api-key/a')).toBe(CANARY);
    },
  );

  it('that locks while in use says so, and asks the person once, not for every key', async () => {
    const keychain = await remembered();
    const vault = vaultOf({ keychain: keychain.vault });
    await vault.secrets.get('api-key/a');
    keychain.fail('KEYCHAIN_LOCKED');
    const before = keychain.calls();

    const reads = await Promise.allSettled(
      ['a', 'b', 'c'].map((name) => vault.secrets.get(`api-key/${name}`)),
    );

    expect(reads.map((one) => one.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(keychain.calls() - before).toBe(1);
    expect(vault.onChange).toHaveBeenCalledTimes(1);
    expect(await vault.status()).toMatchObject({ state: 'locked', problem: { code: 'KEYCHAIN_LOCKED' } });
  });

  it('is forgotten with its last secret', async () => {
    const keychain = await remembered();
    const vault = vaultOf({ keychain: keychain.vault });
    await vault.secrets.delete('api-key/a');
    expect(files()).toEqual([]);
    expect([...keychain.kept]).toEqual([]);
  });

  it('does not keep a secret that no later start would look for', async () => {
    const keychain = keychainOf();
    const vault = vaultOf({ keychain: keychain.vault });
    await vault.start();
    rmSync(dataDir, { recursive: true });
    writeFileSync(dataDir, 'a file where the folder should be');
    await expect(vault.secrets.set('api-key/a', CANARY)).rejects.toThrow();
    expect([...keychain.kept]).toEqual([]);
  });
});

describe('forgetting', () => {
  it('deletes every key in the keychain, and only those', async () => {
    const keychain = keychainOf(new Map([['of another app', 'x']]));
    const vault = vaultOf({ keychain: keychain.vault });
    await vault.secrets.set('api-key/a', '1');
    await vault.secrets.set('store-key/a', '2');
    await vaultOf({ keychain: keychain.vault }).forget();
    expect([...keychain.kept.keys()]).toEqual(['of another app']);
    expect(files()).toEqual([]);
  });

  it('is the way out where a vault is damaged', async () => {
    writeFileSync(join(dataDir, 'vault.json'), '{"version":1,"backend":"pa');
    const vault = vaultOf({});
    expect(await vault.status()).toMatchObject({
      state: 'unavailable',
      backend: null,
      problem: { code: 'VAULT_DAMAGED' },
    });
    await vault.forget();
    expect(await vault.status()).toMatchObject({ state: 'unset', problem: null });
    await vault.create({ backend: 'passphrase', passphrase: PASSPHRASE });
  });
});

describe('a preset', () => {
  it('creates a passphrase vault where there is none, and unlocks the one that is there', async () => {
    const preset = { backend: 'passphrase', passphrase: PASSPHRASE } as const;
    const first = vaultOf({ preset });
    await first.secrets.set('a', CANARY);
    const second = vaultOf({ preset });
    expect(await second.status()).toMatchObject({ state: 'ready', backend: 'passphrase' });
    expect(await second.secrets.get('a')).toBe(CANARY);
    expect(
      await vaultOf({ preset: { backend: 'passphrase', passphrase: 'a wrong one' } }).status(),
    ).toMatchObject({
      state: 'locked',
      problem: { code: 'PASSPHRASE_WRONG' },
    });
  });

  it('without its passphrase asks the person', async () => {
    expect(await vaultOf({ preset: { backend: 'passphrase' } }).status()).toMatchObject({
      state: 'unset',
      problem: null,
    });
  });

  it('for the session is ready at once and never touches the keychain', async () => {
    const keychain = keychainOf();
    const vault = vaultOf({ preset: { backend: 'session' }, keychain: keychain.vault });
    expect(await vault.status()).toMatchObject({ state: 'ready', backend: 'session' });
    expect(keychain.calls()).toBe(0);
  });

  it('never takes a data folder away from where its keys are', async () => {
    const keychain = keychainOf();
    await vaultOf({ keychain: keychain.vault }).secrets.set('api-key/a', CANARY);
    const vault = vaultOf({
      keychain: keychain.vault,
      preset: { backend: 'passphrase', passphrase: PASSPHRASE },
    });

    expect(await vault.status()).toMatchObject({
      state: 'unavailable',
      backend: 'keychain',
      problem: { code: 'VAULT_EXISTS' },
    });
    await expect(vault.secrets.set('api-key/a', 'x')).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    expect(files()).toEqual(['vault.json']);
  });
});

it('puts no secret into the log', async () => {
  const keychain = keychainOf();
  const vault = vaultOf({ keychain: keychain.vault });
  await vault.secrets.set('api-key/a', CANARY);
  keychain.fail('KEYCHAIN_LOCKED');
  await expect(vault.secrets.set('api-key/a', CANARY)).rejects.toThrow();
  expect(vault.logger.warn).toHaveBeenCalled();
  expect(JSON.stringify(vault.logger.warn.mock.calls)).not.toContain(CANARY);
});
