import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoApi } from '#demo/index.ts';
import { startBrowserHost, type HostProcess } from '#tests/support/browserHost.ts';
import { openStoppedStore } from '#tests/support/stoppedStore.ts';
import { fillStore } from '../search/benchStore.ts';

/** A data folder of an app that was closed properly. */
export interface PreparedApp {
  readonly dataDir: string;
  readonly vault: { readonly passphrase: string };
  readonly accountIds: readonly string[];
  remove(): Promise<void>;
}

/** What the store of an account holds. */
export interface Holding {
  readonly contacts: number;
  readonly messages: number;
}

const PASSPHRASE = 'a bench of the whole app';

/**
 * An app with so many accounts, their keys in a vault, so much in the store of each. Their servers are gone: what a page
 * shows comes from this computer.
 */
export async function prepareApp(holdings: readonly Holding[]): Promise<PreparedApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlobo-bench-'));
  const vault = { passphrase: PASSPHRASE };
  const host = await startBrowserHost({ dataDir, vault });
  const accountIds: string[] = [];
  for (const [index] of holdings.entries()) accountIds.push(await connect(host, index));
  await host.stop();
  for (const [index, { contacts, messages }] of holdings.entries()) {
    const store = await openStoppedStore({ dataDir, ...vault, accountId: accountIds[index] ?? '' });
    try {
      fillStore(store, contacts, messages);
    } finally {
      store.close();
    }
  }
  return { dataDir, vault, accountIds, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

async function connect(host: HostProcess, index: number): Promise<string> {
  const api = await startDemoApi({ seed: index + 1, contacts: 0, liveliness: false });
  const { account } = await host.ask('accounts.add', {
    apiKey: api.apiKey,
    baseUrl: api.baseUrl,
    label: `Shop ${index + 1}`,
  });
  await api.stop();
  return account.id;
}
