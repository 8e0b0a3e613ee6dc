import { expect, test } from '#tests/support/app.ts';
import { composer, connect, messages, openChat, ownMessages, shownName } from '#tests/support/steps.ts';

test.use({
  apiOptions: {
    contacts: 60,
    answerDelayMs: [1_500, 2_500],
    answerRate: 1,
    // Nobody writes or answers here but for what the test itself says.
    liveliness: { spontaneous: false, autoReplies: false },
  },
});

test('connect, list, send, delivered, answered', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);

  const phone = api.control.examples().windowOpen ?? '';
  await openChat(page, api, phone);

  const text = 'Yes — it is back in stock 🙂';
  await composer(page).fill(text);
  await expect(page.getByText('27 / 4,096')).toBeVisible();
  await composer(page).press('Enter');
  await expect(composer(page)).toHaveValue('');

  const mine = ownMessages(page, text);
  await expect(mine).toHaveCount(1);
  await expect(mine).toHaveAccessibleName(/delivered|read/, { timeout: 20_000 });
  expect(api.ledger.entries()).toMatchObject([
    { to: phone, path: '/messages/text/', body: { to: phone, text } },
  ]);

  await expect(messages(page).last()).toHaveAccessibleName(new RegExp(`^${shownName(api, phone)}`), {
    timeout: 20_000,
  });
  await expect(mine).toHaveCount(1);
});

test('a reply lost after the server took the message shows one bubble, and then that it was sent', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);

  api.control.fault({ match: 'POST /messages/*', kind: 'reset', accepted: true });
  // The history that will tell is slow, so that there is time to see what is said meanwhile.
  api.control.fault({
    match: 'GET /conversations/*',
    kind: 'delay',
    delayMs: 4_000,
    times: 'always',
  });
  await composer(page).fill('Did this arrive?');
  await composer(page).press('Enter');

  const mine = ownMessages(page, 'Did this arrive?');
  await expect(mine.getByText('May have been sent — checking')).toBeVisible();
  await expect(mine).toHaveCount(1);
  await expect(mine.getByRole('button', { name: 'Send again' })).toHaveCount(0);
  await expect(mine).toHaveAccessibleName(/, (sent|delivered|read)$/);
  await expect(mine.getByText('May have been sent')).toHaveCount(0);
  await expect(mine).toHaveCount(1);
  expect(api.ledger.entries()).toHaveLength(1);
});

test('a message that WhatsApp refuses says why and can be taken back into the box', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);

  api.control.fault({ match: 'POST /messages/*', kind: 'cloud', code: 131_026 });
  await composer(page).fill('Are you on WhatsApp?');
  await composer(page).press('Enter');

  const mine = ownMessages(page, 'Are you on WhatsApp?');
  await expect(mine).toHaveAccessibleName(/not sent/);
  await mine.getByRole('button', { name: 'Edit' }).click();
  await expect(composer(page)).toHaveValue('Are you on WhatsApp?');
  await expect(mine).toHaveCount(0);
});
