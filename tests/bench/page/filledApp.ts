import type { Browser } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startBrowserHost, type HostProcess } from '#tests/support/browserHost.ts';
import type { StoppedApp } from '#tests/support/stoppedStore.ts';
import type { Figure } from '../bench.ts';
import { launchBrowser } from './launch.ts';

export interface FilledApp<Filled> {
  readonly browser: Browser;
  readonly host: HostProcess;
  readonly accountId: string;
  readonly filled: Filled;
}

const PASSPHRASE = 'a bench of one page';

/** Connects the app to a small server, lets `fill` write its store while it is stopped, and measures it in a browser. */
export async function inFilledApp<Filled>(
  fill: (app: StoppedApp, api: RunningDemoApi) => Promise<Filled>,
  measure: (app: FilledApp<Filled>) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlobo-bench-'));
  const api = await startDemoApi({ contacts: 3, liveliness: false });
  const vault = { passphrase: PASSPHRASE };
  const first = await startBrowserHost({ dataDir, vault });
  const { account } = await first.ask('accounts.add', { apiKey: api.apiKey, baseUrl: api.baseUrl });
  await first.stop();
  const filled = await fill({ dataDir, ...vault, accountId: account.id }, api);
  const host = await startBrowserHost({ dataDir, vault });
  const browser = await launchBrowser();
  try {
    return await measure({ browser, host, accountId: account.id, filled });
  } finally {
    await browser.close();
    await host.stop();
    await api.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
