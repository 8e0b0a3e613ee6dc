import type { SecretVault } from '#core/ports.ts';

/** Keeps secrets in memory alone: they are gone when the app stops. */
export function createSessionVault(): SecretVault {
  const kept = new Map<string, string>();
  return {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    set: (name, secret) => {
      kept.set(name, secret);
      return Promise.resolve();
    },
    delete: (name) => {
      kept.delete(name);
      return Promise.resolve();
    },
  };
}
