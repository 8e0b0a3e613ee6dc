import { expect, it } from 'vitest';
import type { Phase } from '#core/ports.ts';
import { startDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCoreOptions } from '#tests/support/core.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';

const KEY = 'wak_phases_0123456789abcdef0123456789a';
const vault = {
  usesKeychain: false,
  preset: { backend: 'passphrase', passphrase: 'correct horse battery staple' },
} as const satisfies TestCoreOptions['vault'];

/** A core that notes each phase when it ends. */
async function start(dataDir: string, chosen: TestCoreOptions['vault'] = vault) {
  const ended: Phase[] = [];
  const phases = { end: (phase: Phase) => void ended.push(phase), log: () => undefined };
  return { desk: await startTestCore({ dataDir, vault: chosen, over: { phases } }), ended };
}

it('the core starts and stops in named phases, each over once, with an account and with none', async () => {
  const dataDir = await createDataDir();
  const server = await startDemoApi({ apiKey: KEY, contacts: 5, liveliness: false });
  const empty = await start(dataDir);
  await expect.poll(() => empty.ended).toEqual(['settings', 'accountList', 'vault', 'stores', 'sync']);
  await empty.desk.get('accounts.add', { apiKey: KEY, baseUrl: server.baseUrl });
  await empty.desk.stop();
  await empty.desk.stop();
  expect(empty.ended.slice(5)).toEqual(['workStopped', 'storesClosed']);

  const again = await start(dataDir);
  expect(again.ended.slice(0, 4)).toEqual(['settings', 'accountList', 'vault', 'stores']);
  expect((await again.desk.get('accounts.list', {})).accounts).toMatchObject([{ state: 'ready' }]);
  await expect.poll(() => again.ended[4]).toBe('sync');
  await again.desk.stop();
  expect(again.ended.slice(5)).toEqual(['workStopped', 'storesClosed']);
  await server.stop();
  await removeDataDir(dataDir);
});

it('accounts that cannot be opened end the phase as well: the app is as ready as it can be', async () => {
  const dataDir = await createDataDir();
  const server = await startDemoApi({ apiKey: KEY, contacts: 5, liveliness: false });
  const first = await start(dataDir);
  await first.desk.get('accounts.add', { apiKey: KEY, baseUrl: server.baseUrl });
  await first.desk.stop();

  const locked = await start(dataDir, { usesKeychain: false });
  expect((await locked.desk.get('accounts.list', {})).accounts).toMatchObject([{ state: 'locked' }]);
  await expect.poll(() => locked.ended).toEqual(['settings', 'accountList', 'vault', 'stores', 'sync']);
  await locked.desk.stop();
  await server.stop();
  await removeDataDir(dataDir);
});
