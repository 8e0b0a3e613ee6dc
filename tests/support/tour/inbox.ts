import { composer, conversations, messages, openChat, searchBox, searchResults, syncLine } from '../steps.ts';
import { pointAway, startConnected, type Tour } from './tour.ts';

/** The list, its filters and its search, and what opens beside it. */
export const inboxTour: Tour = {
  name: 'inbox',
  async walk(scene) {
    const { api, stop } = scene;
    const app = await startConnected(scene);
    const { page } = app;
    await conversations(page).first().waitFor();
    await stop('inbox-no-chat', app);

    await openChat(page, api, api.control.examples().windowOpen);
    await messages(page).last().waitFor();
    await composer(page).focus();
    await pointAway(page);
    await stop('inbox', app);

    await conversations(page).nth(1).hover();
    await conversations(page).nth(1).click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    await stop('inbox-row-menu', app);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('menuitemradio', { name: /^Done/ }).click();
    await page.getByText('Nothing is marked done').waitFor();
    await pointAway(page);
    await stop('inbox-filter-empty', app);
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('menuitemradio', { name: /^All/ }).click();

    await searchBox(page).fill('order');
    await searchResults(page).first().waitFor();
    await stop('search', app);
    await searchBox(page).fill('qqzzxx');
    await page.getByText('Nothing found').first().waitFor();
    await stop('search-nothing', app);
    await searchBox(page).fill('');

    await page.getByRole('button', { name: 'New chat' }).click();
    await page.getByRole('dialog', { name: 'New chat' }).waitFor();
    await stop('new-chat', app);
    await page.keyboard.press('Escape');

    await syncLine(page).click();
    await page.getByRole('dialog', { name: 'Sync' }).waitFor();
    await pointAway(page);
    await stop('sync', app);
  },
};
