import { composer, conversations, fillConnectForm, messages, untilRead } from '../steps.ts';
import { pointAway, show, type Tour } from './tour.ts';

/** No network, a server that fails, a key that is refused, a number that loses its standing. */
export const troubleTour: Tour = {
  name: 'trouble',
  async walk({ api, startApp, stop }) {
    api.control.fault({ kind: 'hang', match: 'GET /contacts/*', times: 'always' });
    const app = await startApp({});
    const { page } = app;
    await fillConnectForm(page, { apiKey: api.apiKey, baseUrl: api.baseUrl });
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Open inbox' }).click({ timeout: 60_000 });
    await page.getByRole('navigation', { name: 'Conversations' }).waitFor();
    await stop('inbox-reading', app);
    await api.control.offline();
    await page.getByText('Not read yet').first().waitFor({ timeout: 120_000 });
    await stop('offline-unread', app);
    api.control.clearFaults();
    await api.control.online();
    await page.keyboard.press('ControlOrMeta+Shift+S');
    await untilRead(app);

    api.control.fault({ kind: 'status', status: 502, match: 'GET /templates/', times: 'always' });
    await conversations(page).first().click();
    await messages(page).last().waitFor();
    api.control.setStanding({ qualityRating: 'RED' });
    await app.ask('sync.now', { accountId: (await app.ask('accounts.list', {})).accounts[0]?.id ?? '' });
    await page.getByText('quality rating of this number fell').waitFor({ timeout: 60_000 });
    await stop('quality-fell', app);

    await api.control.offline();
    await page.getByText('Offline since').first().waitFor({ timeout: 120_000 });
    for (const text of ['Yes, it is back in stock.', 'Shall I put one aside for you?']) {
      await composer(page).fill(text);
      await composer(page).press('Enter');
    }
    await pointAway(page);
    await stop('offline', app);
    await page.getByRole('button', { name: /^Outbox/ }).click();
    await page.getByRole('list', { name: 'Messages that have not simply left' }).waitFor();
    await pointAway(page);
    await stop('outbox', app);
    await show(page, 'Contacts');
    await stop('contacts-offline', app);
    api.control.clearFaults();
    await api.control.online();

    api.control.fault({ kind: 'status', status: 401, match: '*', times: 'always' });
    await page.keyboard.press('ControlOrMeta+Shift+S');
    await page
      .getByText(/key was refused/i)
      .first()
      .waitFor({ timeout: 60_000 });
    await stop('key-refused', app);
  },
};
