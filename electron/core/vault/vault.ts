import { join } from 'node:path';
import type { AppError } from '#contract/errors.ts';
import type { CheckedInputOf } from '#contract/routes/index.ts';
import type { VaultStatus } from '#contract/routes/vault.ts';
import { createQueue } from '#core/lib/queue.ts';
import type { Logger, SecretVault, VaultPorts } from '#core/ports.ts';
import { createKeptKeychain } from './keptKeychain.ts';
import { createPassphraseFile } from './passphrase.ts';
import {
  asProblem,
  keptElsewhere,
  noKeychain,
  noPassphrase,
  vaultExists,
  vaultLocked,
  vaultUnset,
} from './problems.ts';
import { createMemory, type Remembered } from './remembered.ts';
import { createSessionVault } from './session.ts';
import { differs, statusOf, type State } from './state.ts';

export interface VaultDeps {
  readonly dataDir: string;
  readonly ports: VaultPorts;
  readonly logger: Logger;
  /** Called when what `status` says has changed. */
  readonly onChange: () => void;
  /** scrypt's N, where tests want less than the default. */
  readonly passphraseCost?: number;
}

export interface Vault {
  /** Opens what is remembered, where no one is needed for that. What goes wrong is in `status`, never thrown. */
  start(): Promise<void>;
  /** Looks again where the vault is not ready; a keychain may then ask the person to unlock it. */
  status(): Promise<VaultStatus>;
  /** Chooses where secrets lie. Throws VAULT_EXISTS, PASSPHRASE_TOO_SHORT, KEYCHAIN_…, DISK_…. */
  create(input: CheckedInputOf<'vault.create'>): Promise<VaultStatus>;
  /** Throws PASSPHRASE_WRONG, VAULT_DAMAGED, VAULT_UNSET; KEYCHAIN_… where it is the keychain that is locked. */
  unlock(passphrase: string): Promise<VaultStatus>;
  /** Throws PASSPHRASE_WRONG, PASSPHRASE_TOO_SHORT, VAULT_DAMAGED; VAULT_UNSET where there is no passphrase. */
  change(current: string, next: string): Promise<VaultStatus>;
  /** Deletes every secret that was kept, then starts as on the first day. Throws DISK_…. */
  forget(): Promise<void>;
  /** The secrets, wherever they lie. Throws VAULT_UNSET, VAULT_LOCKED, or the problem that `status` has. */
  readonly secrets: SecretVault;
}

/** One place for secrets, and the memory of which it is. Calls run one after another, in the order they were made. */
export function createVault({ dataDir, ports, logger, onChange, passphraseCost }: VaultDeps): Vault {
  const { preset } = ports;
  const memory = createMemory(join(dataDir, 'vault.json'));
  const file = createPassphraseFile(join(dataDir, 'vault.sealed'), passphraseCost);
  const keychain =
    ports.keychain &&
    createKeptKeychain({
      keychain: ports.keychain,
      memory,
      logger,
      // Shown as what it is, and not asked again until someone looks: each question may be a prompt.
      onFailure: (error) => void enter(withoutKeychain(error)),
    });

  let state: State | null = null;
  const inTurn = createQueue();

  function enter(next: State): State {
    const before = state;
    state = next;
    if (next.kind !== 'ready' && next.problem) {
      logger.warn('the vault is not ready', { state: next.kind, error: next.problem });
    }
    if (before && differs(before, next)) onChange();
    return next;
  }

  async function current(): Promise<State> {
    return state ?? enter(await find());
  }

  /** What the data folder, the flags and this computer say now. */
  async function find(): Promise<State> {
    let kept: Remembered | null;
    try {
      kept = await memory.read();
      // A crash between the two files must not hide the vault.
      if (!kept && (await file.exists())) kept = { backend: 'passphrase', names: [] };
    } catch (error) {
      return { kind: 'unavailable', backend: null, problem: asProblem(error) };
    }
    if (!kept) return choose();
    if (preset && preset.backend !== kept.backend) {
      return { kind: 'unavailable', backend: kept.backend, problem: keptElsewhere(kept.backend) };
    }
    return kept.backend === 'passphrase' ? openFile() : openKeychain(kept.names);
  }

  /** Nothing is kept yet: what the flag says, or a keychain that works, or the person's choice. */
  async function choose(): Promise<State> {
    try {
      if (preset?.backend === 'session') return session();
      if (preset?.backend === 'passphrase') {
        return preset.passphrase === undefined
          ? { kind: 'unset', problem: null }
          : await createFile(preset.passphrase);
      }
      return keychain ? await firstKeychain(preset !== undefined) : { kind: 'unset', problem: null };
    } catch (error) {
      return { kind: 'unset', problem: asProblem(error) };
    }
  }

  function session(): State {
    return { kind: 'ready', backend: 'session', secrets: createSessionVault(), isChosen: true };
  }

  async function createFile(passphrase: string): Promise<State> {
    const secrets = await file.create(passphrase);
    await memory.write({ backend: 'passphrase', names: [] });
    return unlocked(secrets);
  }

  async function openFile(): Promise<State> {
    try {
      await file.inspect();
    } catch (error) {
      return { kind: 'unavailable', backend: 'passphrase', problem: asProblem(error) };
    }
    if (preset?.passphrase === undefined) return { kind: 'locked', backend: 'passphrase', problem: null };
    try {
      return unlocked(await file.unlock(preset.passphrase));
    } catch (error) {
      return { kind: 'locked', backend: 'passphrase', problem: asProblem(error) };
    }
  }

  function unlocked(secrets: SecretVault): State {
    return { kind: 'ready', backend: 'passphrase', secrets, isChosen: true };
  }

  async function firstKeychain(isChosen: boolean): Promise<State> {
    if (!keychain) throw noKeychain();
    await keychain.check([]);
    return { kind: 'ready', backend: 'keychain', secrets: keychain.secrets, isChosen };
  }

  async function openKeychain(names: readonly string[]): Promise<State> {
    if (!keychain) return { kind: 'unavailable', backend: 'keychain', problem: noKeychain() };
    try {
      await keychain.check(names);
      return { kind: 'ready', backend: 'keychain', secrets: keychain.secrets, isChosen: true };
    } catch (error) {
      return withoutKeychain(error);
    }
  }

  function withoutKeychain(error: unknown): State {
    const problem = asProblem(error);
    if (keychain?.isEmpty()) return { kind: 'unset', problem };
    return {
      kind: problem.code === 'KEYCHAIN_LOCKED' ? 'locked' : 'unavailable',
      backend: 'keychain',
      problem,
    };
  }

  /** As `current`, but where something may have changed since, it is found out. */
  async function look(): Promise<State> {
    const before = await current();
    const isSettled =
      before.kind === 'ready' || (before.kind === 'locked' && before.backend === 'passphrase');
    return isSettled ? before : enter(await find());
  }

  async function create(input: CheckedInputOf<'vault.create'>): Promise<State> {
    const before = await current();
    const isTaken =
      before.kind === 'ready' ? before.isChosen || keychain?.isEmpty() === false : before.kind !== 'unset';
    if (isTaken) throw vaultExists();
    switch (input.backend) {
      case 'session':
        return session();
      case 'passphrase':
        return createFile(input.passphrase);
      case 'keychain':
        return firstKeychain(true);
    }
  }

  async function unlock(passphrase: string): Promise<State> {
    const now = await look();
    if (now.kind === 'ready') return now;
    if (now.kind === 'locked' && now.backend === 'passphrase') return unlocked(await file.unlock(passphrase));
    throw refusal(now);
  }

  async function change(from: string, to: string): Promise<State> {
    const now = await look();
    if (now.kind === 'unset' || now.backend !== 'passphrase') throw noPassphrase();
    if (now.kind === 'unavailable') throw refusal(now);
    return unlocked(await file.change(from, to));
  }

  async function forget(): Promise<void> {
    await current();
    await keychain?.forget();
    await file.forget();
    await memory.clear();
    enter(await find());
  }

  async function secrets(): Promise<SecretVault> {
    const now = await current();
    if (now.kind === 'ready') return now.secrets;
    throw refusal(now);
  }

  return {
    start: () =>
      inTurn(async () => {
        await current();
      }),
    status: () => inTurn(async () => shown(await look())),
    create: (input) => inTurn(async () => shown(enter(await create(input)))),
    unlock: (passphrase) => inTurn(async () => shown(enter(await unlock(passphrase)))),
    change: (from, to) => inTurn(async () => shown(enter(await change(from, to)))),
    forget: () => inTurn(forget),
    secrets: {
      get: (name) => inTurn(async () => (await secrets()).get(name)),
      set: (name, secret) => inTurn(async () => (await secrets()).set(name, secret)),
      delete: (name) => inTurn(async () => (await secrets()).delete(name)),
    },
  };

  function shown(now: State): VaultStatus {
    return statusOf(now, keychain?.isWorking() ?? false);
  }
}

/** Why there are no secrets to be had now. */
function refusal(state: Exclude<State, { kind: 'ready' }>): AppError {
  switch (state.kind) {
    case 'unset':
      return vaultUnset();
    case 'locked':
      return state.backend === 'passphrase' ? vaultLocked() : (state.problem ?? vaultLocked());
    case 'unavailable':
      return state.problem;
  }
}
