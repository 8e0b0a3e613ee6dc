import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createKeyringHome,
  secretServiceMissing,
  startUnderSecretService,
  type KeyringHome,
  type KeyringMode,
} from '#tests/support/secretService.ts';
import type { VaultAnswer, VaultErrand, VaultStep } from '#tests/support/vaultChild.ts';

const CANARY = 'wak_canary_77b0c2';
const missing = secretServiceMissing();
const reason = missing ? ` (skipped: ${missing})` : '';
const childFile = fileURLToPath(new URL('../support/vaultChild.ts', import.meta.url));

let home: KeyringHome;
let dataDir: string;
beforeEach(() => {
  home = createKeyringHome();
  dataDir = mkdtempSync(join(tmpdir(), 'inlobo-vault-'));
});
afterEach(() => {
  home.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

/** One start of the app: a process, a bus and a keychain of its own, gone afterwards. */
async function start(mode: KeyringMode, steps: VaultStep[], timeoutMs?: number): Promise<VaultAnswer[]> {
  const errand: VaultErrand = {
    dataDir,
    service: 'Inlobo Desk test',
    steps,
    ...(timeoutMs && { timeoutMs }),
  };
  const child = startUnderSecretService({ home, mode, args: [childFile, JSON.stringify(errand)] });
  try {
    return JSON.parse(await child.line()) as VaultAnswer[];
  } finally {
    await child.stop();
  }
}

const keep: VaultStep = { do: 'set', name: 'api-key/a', secret: CANARY };
const read: VaultStep = { do: 'get', name: 'api-key/a' };

describe.skipIf(missing)(`a real Secret Service${reason}`, () => {
  it('stores a key, gives it back after a restart, and lists nothing once it is removed', async () => {
    expect(await start('unlocked', [keep, { do: 'names' }])).toEqual([
      { value: null },
      { value: ['api-key/a'] },
    ]);
    for (const file of readdirSync(dataDir))
      expect(readFileSync(join(dataDir, file), 'utf8')).not.toContain(CANARY);

    expect(
      await start('unlocked', [{ do: 'status' }, read, { do: 'delete', name: 'api-key/a' }, read]),
    ).toEqual([
      { value: { state: 'ready', backend: 'keychain', hasKeychain: true, problem: null } },
      { value: CANARY },
      { value: null },
      { value: null },
    ]);
    expect(await start('unlocked', [{ do: 'names' }])).toEqual([{ value: [] }]);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('leaves no trace of having been tried at first start', async () => {
    expect(await start('unlocked', [{ do: 'status' }, { do: 'names' }])).toMatchObject([
      { value: { state: 'ready', backend: 'keychain' } },
      { value: [] },
    ]);
  });

  it('that is gone is explained, and the key is there again when it is back', async () => {
    await start('unlocked', [keep]);
    expect(await start('absent', [{ do: 'status' }, read, keep])).toMatchObject([
      { value: { state: 'unavailable', backend: 'keychain', hasKeychain: false } },
      { code: 'KEYCHAIN_UNAVAILABLE', message: expect.stringContaining('GNOME Keyring') },
      { code: 'KEYCHAIN_UNAVAILABLE' },
    ]);
    expect(await start('unlocked', [read])).toEqual([{ value: CANARY }]);
  });

  it('that was never there leaves the choice to the person', async () => {
    expect(await start('absent', [{ do: 'status' }])).toMatchObject([
      { value: { state: 'unset', backend: null, problem: { code: 'KEYCHAIN_UNAVAILABLE' } } },
    ]);
  });

  it('that is locked says so, and keeps what it has', async () => {
    await start('unlocked', [keep]);
    expect(await start('locked', [{ do: 'status' }, read])).toMatchObject([
      { value: { state: 'locked', backend: 'keychain', problem: { code: 'KEYCHAIN_LOCKED' } } },
      { code: 'KEYCHAIN_LOCKED', message: expect.stringContaining('Unlock it') },
    ]);
    expect(await start('unlocked', [read])).toEqual([{ value: CANARY }]);
  });

  it('whose prompt nobody answers does not hang', async () => {
    await start('unlocked', [keep]);
    expect(await start('prompting', [{ do: 'status' }], 1000)).toMatchObject([
      {
        value: {
          state: 'locked',
          problem: { code: 'KEYCHAIN_LOCKED', message: expect.stringContaining('within 1 s') },
        },
      },
    ]);
  });
});
