import { startDemoApi } from '#demo/index.ts';
import { expect, test } from '#tests/support/app.ts';
import {
  composer,
  connect,
  conversations,
  fillConnectForm,
  openChat,
  ownMessages,
} from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 30, liveliness: false } });

test('two accounts stand side by side, and what is written in one stays there', async ({ app, api }) => {
  const { page } = app;
  const otherKey = 'wak_other_89abcdef0123456789abcdef01234567';
  const other = await startDemoApi({ apiKey: otherKey, seed: 7, contacts: 30, liveliness: false });
  try {
    await connect(page, api.baseUrl);
    await page.getByRole('button', { name: 'Add an account' }).click();
    await fillConnectForm(page, { apiKey: otherKey, baseUrl: other.baseUrl });
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Open inbox' }).click();

    await openChat(page, other, other.control.examples().windowOpen);
    await composer(page).fill('From the second account');
    await composer(page).press('Enter');
    await expect(ownMessages(page, 'From the second account')).toHaveAccessibleName(
      /, (sent|delivered|read)$/,
    );

    await page.keyboard.press('Control+1');
    await openChat(page, api, api.control.examples().windowOpen);
    await expect(conversations(page).first()).toBeVisible();
    await expect(ownMessages(page, 'From the second account')).toHaveCount(0);
    expect(api.ledger.entries()).toEqual([]);
    expect(other.ledger.entries()).toHaveLength(1);
    for (const server of [api, other]) {
      expect(server.control.requests().filter(({ status }) => status === 401)).toEqual([]);
    }
  } finally {
    await other.stop();
  }
});
