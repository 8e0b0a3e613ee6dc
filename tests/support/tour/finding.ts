import { messages, openChat } from '../steps.ts';
import { pointAway, show, startConnected, type Tour } from './tour.ts';

/** What is called up by a key over any screen, and the figures of it all. */
export const findingTour: Tour = {
  name: 'finding',
  async walk(scene) {
    const { api, stop } = scene;
    const app = await startConnected(scene);
    const { page } = app;
    const { windowOpen } = api.control.examples();
    await openChat(page, api, windowOpen);
    await messages(page).last().waitFor();
    await pointAway(page);

    await page.keyboard.press('ControlOrMeta+f');
    await page.getByRole('searchbox', { name: 'Find in this chat' }).fill('order');
    await page
      .getByText(/^\d+ of \d+/)
      .first()
      .waitFor();
    await stop('find-in-chat', app);
    await page.keyboard.press('Escape');

    const found = page.getByRole('listbox', { name: 'What was found' }).getByRole('option');
    await page.keyboard.press('ControlOrMeta+k');
    await found.first().waitFor();
    await stop('palette-empty', app);
    const field = page.getByRole('combobox', { name: 'Find anything' });
    await field.fill('order');
    await found.filter({ hasText: 'order' }).first().waitFor();
    await stop('palette', app);
    await field.fill('qqzzxx');
    await page.getByText('qqzzxx').first().waitFor();
    await stop('palette-nothing', app);
    await page.keyboard.press('Escape');

    await show(page, 'Insights');
    await page.getByRole('region', { name: 'Messages per day', exact: true }).getByRole('img').waitFor();
    await stop('insights', app);
    await page.getByRole('button', { name: 'Show “Messages per day” as a table' }).click();
    await page.getByRole('table').first().waitFor();
    await pointAway(page);
    await stop('insights-table', app);

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await stop('shortcuts', app);
  },
};
