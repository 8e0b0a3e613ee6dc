import { fillConnectForm } from '../steps.ts';
import type { Tour } from './tour.ts';

/** From nothing to an account, by way of a key that is refused. */
export const welcomeTour: Tour = {
  name: 'welcome',
  async walk({ api, startApp, stop }) {
    const app = await startApp({});
    const { page } = app;
    const connect = page.getByRole('button', { name: 'Connect', exact: true });
    await connect.waitFor();
    await stop('welcome', app);

    await fillConnectForm(page, { apiKey: 'wak_refused_0123456789abcdef', baseUrl: api.baseUrl });
    await connect.click();
    await page.getByText('The key was refused').first().waitFor();
    await stop('welcome-refused', app);

    await page.getByText('New key', { exact: true }).click();
    await page.getByLabel('Dashboard token', { exact: true }).waitFor();
    await stop('welcome-new-key', app);

    await page.getByText('Existing key', { exact: true }).click();
    await fillConnectForm(page, { apiKey: api.apiKey });
    await connect.click();
    await page.getByRole('button', { name: 'Open inbox' }).waitFor({ timeout: 60_000 });
    await stop('account', app);
  },
};
