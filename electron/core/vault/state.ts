import type { AppError } from '#contract/errors.ts';
import type { VaultBackend, VaultStatus } from '#contract/routes/vault.ts';
import type { SecretVault } from '#core/ports.ts';

export type State = Ready | Unset | Locked | Unavailable;

interface Ready {
  readonly kind: 'ready';
  readonly backend: VaultBackend;
  readonly secrets: SecretVault;
  /** A person or a flag chose it, or it holds something. A keychain found at first start is neither. */
  readonly isChosen: boolean;
}
interface Unset {
  readonly kind: 'unset';
  /** Why the keychain is not used. */
  readonly problem: AppError | null;
}
interface Locked {
  readonly kind: 'locked';
  readonly backend: 'keychain' | 'passphrase';
  readonly problem: AppError | null;
}
interface Unavailable {
  readonly kind: 'unavailable';
  /** null where not even that can be read. */
  readonly backend: VaultBackend | null;
  readonly problem: AppError;
}

export function statusOf(state: State, hasKeychain: boolean): VaultStatus {
  return {
    state: state.kind,
    backend: state.kind === 'unset' ? null : state.backend,
    hasKeychain,
    problem: state.kind === 'ready' ? null : (state.problem?.toProblem() ?? null),
  };
}

/** Whether the two look different to the person. */
export function differs(before: State, after: State): boolean {
  return JSON.stringify(statusOf(before, false)) !== JSON.stringify(statusOf(after, false));
}
