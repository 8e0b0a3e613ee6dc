import { createRegistry, secretNames } from '#core/accounts/registry.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { createQueries } from '#core/store/queries.ts';
import { createVault } from '#core/vault/vault.ts';

export interface StoppedApp {
  readonly dataDir: string;
  /** Of the vault that the app keeps its keys in. */
  readonly passphrase: string;
  readonly accountId: string;
}

export interface StoppedStore {
  readonly db: ReturnType<typeof openDatabase>['db'];
  readonly queries: ReturnType<typeof createQueries>;
  close(): void;
}

/** The local store of an app that does not run now, to be written as a sync leaves it. */
export async function openStoppedStore(app: StoppedApp): Promise<StoppedStore> {
  const opened = openDatabase(storeFile(app), await storeKey(app));
  return { db: opened.db, queries: createQueries(opened.db), close: () => opened.close() };
}

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

function storeFile({ dataDir, accountId }: StoppedApp): string {
  return createRegistry({ dataDir, logger }).storeFile(accountId);
}

async function storeKey({ dataDir, passphrase, accountId }: StoppedApp): Promise<string> {
  const preset = { backend: 'passphrase', passphrase } as const;
  const vault = createVault({
    dataDir,
    ports: { preset },
    logger,
    onChange: () => undefined,
  });
  await vault.start();
  const key = await vault.secrets.get(secretNames(accountId).storeKey);
  if (key === null) throw new Error('The app has no key for this store.');
  return key;
}
