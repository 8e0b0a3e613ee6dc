import type { Page } from '@playwright/test';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { test as base, expect } from '#tests/support/app.ts';
import { startDesktopHost, type DesktopHost } from '#tests/support/desktopHost.ts';

/** Whom the first or the second account alone knows. */
const RAVI = '+919800000001';
const MEERA = '+919800000002';
const STRANGER = '+919800000003';

interface Desk {
  readonly host: DesktopHost;
  readonly servers: readonly RunningDemoApi[];
  /** Ids of the accounts; the first is open. */
  readonly ids: readonly string[];
}

/** Two accounts on a host that a system can take somewhere. */
const test = base.extend<{ desk: Desk }>({
  desk: async ({ dataDir }, use) => {
    const host = await startDesktopHost(dataDir);
    await host.ask('settings.set', { requestsPerSecond: 100 });
    const servers = await Promise.all(
      [RAVI, MEERA].map(async (phone, at) => {
        const seed = at + 1;
        const server = await startDemoApi({ seed, contacts: 20, liveliness: false });
        server.control.receive(phone, 'Is it ready?');
        return server;
      }),
    );
    const ids: string[] = [];
    for (const [at, { apiKey, baseUrl }] of servers.entries()) {
      const label = `Shop ${at + 1}`;
      const { account } = await host.ask('accounts.add', { apiKey, baseUrl, label });
      ids.push(account.id);
      await expect
        .poll(async () => (await host.ask('sync.status', { accountId: account.id })).state, {
          timeout: 60_000,
        })
        .toBe('up-to-date');
    }
    await host.ask('settings.set', { activeAccountId: ids[0] ?? null });
    await use({ host, servers, ids });
    await host.stop();
    await Promise.all(servers.map((server) => server.stop()));
  },
});

test.skip(({ hostKind }) => hostKind === 'electron', 'The Electron host has its own tests of these.');

async function open(page: Page, host: DesktopHost): Promise<void> {
  await page.goto(host.address);
  await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeVisible();
}

const account = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${label}:`) });
const thread = (page: Page, ending: string) => page.getByRole('region', { name: new RegExp(`${ending}$`) });

test('a link opens the chat in the account that knows the number, from wherever the person is', async ({
  desk: { host, ids },
  context,
}) => {
  const page = await context.newPage();
  await open(page, host);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  host.goTo({ kind: 'chat', accountId: null, phone: MEERA });
  await expect(thread(page, '00002')).toBeVisible();
  await expect(account(page, 'Shop 2')).toHaveAttribute('aria-current', 'true');
  expect((await host.ask('settings.get', {})).activeAccountId).toBe(ids[1]);

  await page.getByRole('button', { name: 'Add an account' }).click();
  host.goTo({ kind: 'chat', accountId: null, phone: RAVI });
  await expect(thread(page, '00001')).toBeVisible();
  await expect(account(page, 'Shop 1')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Nobody knows this one: it stays with the account that is open.
  host.goTo({ kind: 'chat', accountId: null, phone: STRANGER });
  await expect(thread(page, '00003')).toBeVisible();
  await expect(account(page, 'Shop 1')).toHaveAttribute('aria-current', 'true');
});

test('a notification opens its chat in its account, the tray its account, and the menu the settings', async ({
  desk: { host, ids },
  context,
}) => {
  const page = await context.newPage();
  await open(page, host);
  host.goTo({ kind: 'chat', accountId: ids[1] ?? '', phone: RAVI });
  await expect(thread(page, '00001')).toBeVisible();
  await expect(account(page, 'Shop 2')).toHaveAttribute('aria-current', 'true');
  host.goTo({ kind: 'settings' });
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  host.goTo({ kind: 'account', accountId: ids[0] ?? '' });
  await expect(account(page, 'Shop 1')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
});

test('what is asked for before the page is there waits for it, the newest wish alone, and is done once', async ({
  desk: { host },
  context,
}) => {
  host.goTo({ kind: 'settings' });
  host.goTo({ kind: 'chat', accountId: null, phone: MEERA });
  // Both have reached the app.
  await host.ask('settings.get', {});
  const page = await context.newPage();
  await open(page, host);
  await expect(thread(page, '00002')).toBeVisible();
  await expect(account(page, 'Shop 2')).toHaveAttribute('aria-current', 'true');
  await page.reload();
  await expect(account(page, 'Shop 2')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
  await expect(thread(page, '00002')).toHaveCount(0);
});
