import type { Page } from '@playwright/test';
import { composer, messages, openChat, ownMessages } from '../steps.ts';
import { pointAway, startConnected, type Tour } from './tour.ts';

/** A chat: what can be sent, and what may become of it. */
export const conversationTour: Tour = {
  name: 'conversation',
  async walk(scene) {
    const { api, stop } = scene;
    const app = await startConnected(scene);
    const { page } = app;
    const { windowOpen, windowClosed } = api.control.examples();
    await openChat(page, api, windowOpen);
    await messages(page).last().waitFor();

    await composer(page).fill('Half a thought');
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByRole('dialog', { name: 'Emoji' }).waitFor();
    await stop('emoji', app);
    await page.keyboard.press('Escape');
    await composer(page).fill('/');
    await page.getByRole('listbox', { name: 'Quick replies' }).waitFor();
    await stop('quick-replies', app);
    await composer(page).fill('');

    await page.getByRole('button', { name: 'Send something else' }).click();
    await page.getByRole('menu').waitFor();
    await stop('send-menu', app);
    await page.keyboard.press('Escape');
    await openForm(page, 'Image');
    await stop('image', app);
    await closeForm(page);
    await openForm(page, 'Location');
    await page.getByLabel('Paste coordinates or a maps link').fill('18.5204, 73.8567');
    await page.getByLabel('Name (optional)', { exact: true }).fill('Our workshop');
    await stop('location', app);
    await closeForm(page);
    await openForm(page, 'Buttons');
    await page.getByLabel('Header (optional)').fill('Delivery');
    await page.getByLabel('Text', { exact: true }).fill('Shall we send it *today*?');
    await page.getByLabel('Button 1', { exact: true }).fill('Yes, send it');
    await stop('buttons', app);
    await closeForm(page);

    api.control.fault({ match: 'POST /messages/*', kind: 'cloud', code: 131_026 });
    await composer(page).fill('It is on its way to you.');
    await composer(page).press('Enter');
    await ownMessages(page, 'It is on its way').getByRole('button').first().waitFor();
    await pointAway(page);
    await stop('message-failed', app);
    api.control.fault({ match: 'POST /messages/*', kind: 'reset', accepted: false });
    await composer(page).fill('It arrives on Friday.');
    await composer(page).press('Enter');
    await page
      .getByText(/May have been sent/)
      .first()
      .waitFor();
    await stop('message-uncertain', app);

    await openChat(page, api, windowClosed);
    await page.getByText('More than 24 hours since').waitFor();
    await stop('window-closed', app);
    await page.getByRole('button', { name: 'Choose a template' }).click();
    await page.getByRole('textbox', { name: 'Search templates' }).waitFor();
    await stop('template-picker', app);
    await page.getByRole('textbox', { name: 'Search templates' }).fill('order_confirmation');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /order ▢ is confirmed/ }).waitFor();
    await page.getByRole('button', { name: 'Fill from contact' }).click();
    await stop('template', app);
  },
};

async function openForm(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Send something else' }).click();
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
  await page.getByRole('region', { name: choice, exact: true }).waitFor();
}

async function closeForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close and go back to the box' }).click();
}
