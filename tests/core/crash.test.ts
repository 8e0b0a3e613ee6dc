import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startBrowserHost, type HostProcess } from '#tests/support/browserHost.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';

const vault = { passphrase: 'correct horse battery' };

let dataDir: string;
let demo: RunningDemoApi;
let host: HostProcess;

beforeEach(async () => {
  dataDir = await createDataDir();
  demo = await startDemoApi({
    contacts: 10,
    liveliness: { statuses: true, answers: false, spontaneous: false },
  });
  host = await startBrowserHost({ dataDir, vault });
});

afterEach(async () => {
  await host.stop();
  await demo.stop();
  await removeDataDir(dataDir);
});

async function messagesSaying(accountId: string, phone: string, text: string) {
  const { rows } = await host.ask('messages.list', { accountId, phone, limit: 200 });
  return rows.filter(({ content }) => content.type === 'text' && content.text === text);
}

it.each([
  ['before the server took it', false],
  ['after the server took it', true],
])(
  'a kill in the middle of a send, %s, neither loses the message nor sends it twice',
  async (_when, accepted) => {
    const { account } = await host.ask('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
    const accountId = account.id;
    const phone = demo.control.examples().windowOpen ?? '';
    // The request is held up for longer than the app will live.
    demo.control.fault({ match: 'POST /messages/*', kind: 'hang', accepted });
    const content = { type: 'text', text: 'Sent at the worst moment' } as const;
    await host.ask('messages.send', { accountId, to: phone, content, clientId: 'c1' });
    await expect
      .poll(async () => (await messagesSaying(accountId, phone, content.text))[0]?.status, {
        // The conversation is read first, to see whether the customer service window is open.
        timeout: 20_000,
      })
      .toBe('sending');
    const taken = accepted ? 1 : 0;
    await expect.poll(() => demo.ledger.entries().length, { timeout: 20_000 }).toBe(taken);
    await host.kill();

    host = await startBrowserHost({ dataDir, vault });
    const settled = accepted ? /^(sent|delivered|read)$/ : /^uncertain$/;
    await expect
      .poll(async () => (await messagesSaying(accountId, phone, content.text))[0]?.status, {
        timeout: 20_000,
      })
      .toMatch(settled);
    expect(await messagesSaying(accountId, phone, content.text)).toHaveLength(1);
    expect(demo.ledger.entries()).toHaveLength(taken);
  },
);
