import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { createSystemClock } from './lib/clock.ts';
import { createLogger } from './lib/logger.ts';
import { createPhases } from './lib/phases.ts';
import { createWebAccess } from './media/web.ts';
import type { Ports, VaultPorts } from './ports.ts';
import { createKeychain } from './vault/keychain.ts';

interface HostChoices extends Pick<Ports, 'host' | 'version' | 'isOwnOrigin' | 'startDemo'> {
  /** Left out: as Node reads them from its environment. */
  readonly systemLanguages?: Ports['systemLanguages'];
  readonly dataDir: string;
  readonly storeWorker: URL;
  readonly vault?: { readonly usesKeychain: boolean; readonly preset?: NonNullable<VaultPorts['preset']> };
}

/** The real ports, as both hosts use them: this computer's clock, chance, keychain, log file and Node's fetch. */
export function createSystemPorts(choices: HostChoices): Ports {
  const { host, version, dataDir, storeWorker, isOwnOrigin, startDemo } = choices;
  const vault = choices.vault ?? { usesKeychain: true };
  return {
    host,
    version,
    paths: { dataDir, storeWorker },
    clock: createSystemClock(),
    random: { bytes: (count) => randomBytes(count), fraction: () => randomInt(2 ** 32) / 2 ** 32 },
    // Node's fetch and not a browser's: a browser may silently repeat a POST whose reused connection was closed.
    fetch: globalThis.fetch,
    web: createWebAccess(),
    logger: createLogger({ file: join(dataDir, 'log', 'inlobo-desk.log') }),
    phases: createPhases(performance),
    vault: {
      ...(vault.usesKeychain && { keychain: createKeychain({ service: 'Inlobo Desk' }) }),
      ...(vault.preset && { preset: vault.preset }),
    },
    systemLanguages: choices.systemLanguages ?? (() => [Intl.DateTimeFormat().resolvedOptions().locale]),
    isOwnOrigin,
    ...(startDemo && { startDemo }),
  };
}
