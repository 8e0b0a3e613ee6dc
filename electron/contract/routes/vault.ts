import { z } from 'zod';
import { route } from '../route.ts';
import { done, nothing, problem } from './shapes.ts';

/**
 * Where secrets lie. `unset`: there is no keychain and the person has not chosen yet. `locked`: a passphrase (or
 * unlocking the keychain) is needed. `unavailable`: what was used before can't be reached; `problem` says why.
 */
export const vaultStatus = z.object({
  state: z.enum(['ready', 'unset', 'locked', 'unavailable']),
  backend: z.enum(['keychain', 'passphrase', 'session']).nullable(),
  /** Whether this computer has a keychain that works now. */
  hasKeychain: z.boolean(),
  problem: problem.nullable(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;
export type VaultBackend = NonNullable<VaultStatus['backend']>;

const passphrase = z.string().max(1024);

export const vaultRoutes = {
  /** Looks again where the vault could not be reached, so it doubles as Retry. */
  'vault.status': route(nothing, vaultStatus),
  'vault.create': route(
    z.discriminatedUnion('backend', [
      z.object({ backend: z.literal('keychain') }),
      z.object({ backend: z.literal('passphrase'), passphrase }),
      /** Keys and stores last until the app stops. */
      z.object({ backend: z.literal('session') }),
    ]),
    vaultStatus,
  ),
  'vault.unlock': route(z.object({ passphrase }), vaultStatus),
  'vault.change': route(z.object({ current: passphrase, next: passphrase }), vaultStatus),
  /** Starts over: deletes the vault with every key in it, and every account of this computer. Needs no passphrase. */
  'vault.forget': route(z.object({ confirm: z.literal(true) }), done),
};
