import { pointAway, startConnected, type Tour } from './tour.ts';

/** Every page of the settings, `settings-<page>`, and the questions they ask. */
export const settingsTour: Tour = {
  name: 'settings',
  async walk(scene) {
    const { stop } = scene;
    const app = await startConnected(scene);
    const { page } = app;
    await app.ask('settings.set', { quietHours: { from: 1320, to: 420 } });
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const tabs = page.getByRole('navigation', { name: 'Settings' }).getByRole('button');
    await tabs.first().waitFor();
    for (const tab of await tabs.all()) {
      const name = (await tab.innerText()).trim().toLowerCase();
      await tab.click();
      await page.getByText('Loading').waitFor({ state: 'detached' });
      await pointAway(page);
      await stop(`settings-${name}`, app);
    }
    await tabs.filter({ hasText: 'Accounts' }).click();
    await page.getByRole('button', { name: /^Remove / }).click();
    await page.getByRole('dialog', { name: /^Remove / }).waitFor();
    await stop('account-remove', app);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^New key for/ }).click();
    await page.getByRole('dialog', { name: /^A new key for/ }).waitFor();
    await stop('account-rekey', app);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add an account' }).first().click();
    await page.getByRole('dialog').waitFor();
    await stop('account-add', app);
  },
};
