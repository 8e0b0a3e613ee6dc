import type { Account } from '#contract/routes/accounts.ts';
import type { DataSizes } from '#contract/routes/data.ts';
import type { SyncStatus } from '#contract/routes/sync.ts';
import type { VaultStatus } from '#contract/routes/vault.ts';
import type { Clock, Desktop, Logger, Ports } from '#core/ports.ts';
import type { SettingsStore } from '#core/settings/settings.ts';
import type { Store } from '#core/store/store.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createLogFiles } from './logFiles.ts';

/** What this app keeps on the computer, and what can be done with it. */
export interface Data {
  sizes(): Promise<DataSizes>;
  /** Gives when. Throws the account's problem, DISK_FULL or DISK_REFUSED. */
  backUp(accountId: string): Promise<number>;
  /** Gives the bytes that became free. */
  clearCache(): Promise<number>;
  /** Everything that helps to find a fault, and nothing that anybody wrote or could be known by. */
  diagnostics(): Promise<{ filename: string; text: string }>;
}

export interface KeptSizes {
  readonly storeBytes: number;
  readonly backupBytes: number;
  readonly asideBytes: number;
  readonly lastBackupAt: number | null;
}

/** What is looked at of an account at work. */
export interface KeptWork {
  readonly store: Pick<Store, 'figures' | 'opened' | 'backUp'>;
  readonly sync: { status(): Promise<SyncStatus> };
}

export interface DataDeps {
  readonly host: Ports['host'];
  readonly version: string;
  readonly dataDir: string;
  readonly accounts: { list(): Promise<Account[]>; work(id: string): Promise<KeptWork> };
  readonly storeFile: (accountId: string) => string;
  readonly measureStore: (file: string) => Promise<KeptSizes>;
  /** Deletes what was set aside of a store that is open; gives the bytes. */
  readonly removeSetAside: (file: string) => Promise<number>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly vault: { status(): Promise<VaultStatus> };
  readonly desktop: Desktop | undefined;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

export function createData(deps: DataDeps): Data {
  const { dataDir, accounts, desktop, logger } = deps;
  const logs = createLogFiles(dataDir);
  const diagnostics = createDiagnostics({ ...deps, logs });

  async function cacheBytes(): Promise<number | null> {
    if (!desktop) return null;
    return desktop.cacheBytes().catch((error: unknown) => {
      logger.warn('the size of the cache is not known', { error });
      return null;
    });
  }

  return {
    async sizes() {
      const sized = (await accounts.list()).map(async ({ id, label }) => ({
        accountId: id,
        label,
        ...(await deps.measureStore(deps.storeFile(id))),
      }));
      const [ofAccounts, logBytes, ofCache] = await Promise.all([
        Promise.all(sized),
        logs.bytes(),
        cacheBytes(),
      ]);
      return { dataDir, accounts: ofAccounts, logBytes, cacheBytes: ofCache };
    },
    backUp: async (accountId) => (await accounts.work(accountId)).store.backUp(),
    async clearCache() {
      const before = (await cacheBytes()) ?? 0;
      await desktop?.clearCache();
      const freedOfCache = Math.max(0, before - ((await cacheBytes()) ?? 0));
      // Only beside a store that is open: of one that can't be, what was set aside may be all there is.
      const open = (await accounts.list()).map(async ({ id }) => {
        const isOpen = await accounts.work(id).then(
          () => true,
          () => false,
        );
        return isOpen ? deps.removeSetAside(deps.storeFile(id)) : 0;
      });
      const freed = [freedOfCache, await logs.removeOld(), ...(await Promise.all(open))];
      return freed.reduce((sum, bytes) => sum + bytes, 0);
    },
    diagnostics,
  };
}
