import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import {
  composer,
  connect,
  conversations,
  messages,
  openChat,
  ownMessages,
  searchBox,
  searchResults,
  shownName,
  syncLine,
  untilRead,
} from '#tests/support/steps.ts';

const syncPanel = (page: Page) => page.getByRole('dialog', { name: 'Sync' });

test.describe('with everything read once', () => {
  test.use({ apiOptions: { contacts: 60, liveliness: false } });

  test('everything stays readable, says as of when, and what waits leaves once the server is back', async ({
    app,
    api,
  }) => {
    test.setTimeout(120_000);
    const { page } = app;
    const { windowOpen, windowClosed } = api.control.examples();
    await connect(page, api.baseUrl);
    await untilRead(app);
    await openChat(page, api, windowOpen);
    await expect(messages(page).last()).toBeInViewport();

    await api.control.offline();
    await expect(syncLine(page)).toContainText(/Offline since \d\d:\d\d/, { timeout: 40_000 });
    await expect(
      page
        .getByRole('region')
        .getByText(/As of \d\d:\d\d/)
        .first(),
    ).toBeVisible();

    await composer(page).fill('Written in the tunnel');
    await composer(page).press('Enter');
    await expect(ownMessages(page, 'Written in the tunnel')).toHaveAccessibleName(/waiting/);
    await syncLine(page).click();
    await expect(syncPanel(page)).toContainText(/1 message waits: offline since \d\d:\d\d/);
    await expect(syncPanel(page).getByRole('listitem').filter({ hasText: 'Contacts' })).toContainText(
      /As of \d\d:\d\d/,
    );
    await page.keyboard.press('Escape');
    await expect(syncPanel(page)).toBeHidden();
    await expect(syncLine(page)).toBeFocused();

    // A chat that was not open before, and the search, are read from this computer as well.
    await openChat(page, api, windowClosed);
    await expect(messages(page).last()).toBeInViewport();
    await searchBox(page).fill(windowOpen ?? '');
    await expect(
      searchResults(page)
        .filter({ hasText: shownName(api, windowOpen ?? '') })
        .first(),
    ).toBeVisible();
    await page.keyboard.press('Escape');

    await api.control.online();
    await page.keyboard.press('ControlOrMeta+Shift+S');
    await expect(syncLine(page)).not.toContainText('Offline', { timeout: 40_000 });
    await openChat(page, api, windowOpen);
    await expect(ownMessages(page, 'Written in the tunnel')).toHaveAccessibleName(
      /, (sent|delivered|read)$/,
      {
        timeout: 40_000,
      },
    );
    expect(api.ledger.entries()).toHaveLength(1);
  });
});

test.describe('with nothing read yet', () => {
  test.use({ apiOptions: { contacts: 60, liveliness: false } });

  test('says that nothing was read and why, never that there is nothing', async ({ app, api }) => {
    test.setTimeout(120_000);
    const { page } = app;
    // The line breaks between the check of the key and the first page, however quick this computer is.
    for (const match of ['GET /contacts/*', 'GET /conversations/*']) {
      api.control.fault({ kind: 'hang', match, times: 'always' });
    }
    await connect(page, api.baseUrl);
    await api.control.offline();

    const inbox = page.getByRole('navigation', { name: 'Conversations' });
    await expect(inbox.getByText(/Not read yet: offline since \d\d:\d\d/)).toBeVisible({ timeout: 40_000 });
    await expect(page.getByText('No conversations')).toHaveCount(0);

    await inbox.getByRole('button', { name: 'New chat' }).click();
    const dialog = page.getByRole('dialog', { name: 'New chat' });
    await expect(dialog.getByText(/Not read yet: offline since/)).toBeVisible();
    await dialog.getByRole('textbox').fill(api.control.examples().windowOpen ?? '');
    await dialog.getByRole('textbox').press('Enter');
    await expect(page.getByRole('region').getByText(/Not read yet: offline since/)).toBeVisible();
    await expect(page.getByText('No messages yet')).toHaveCount(0);
    await expect(page.getByRole('complementary').getByText(/Not read yet: offline since/)).toBeVisible();

    api.control.clearFaults();
    await api.control.online();
    await syncLine(page).click();
    await syncPanel(page).getByRole('button', { name: 'Sync now' }).click();
    await expect(conversations(page).first()).toBeVisible({ timeout: 40_000 });
    await expect(messages(page).last()).toBeVisible({ timeout: 40_000 });
    await expect(page.getByText(/Not read yet: offline/)).toHaveCount(0);
  });
});
