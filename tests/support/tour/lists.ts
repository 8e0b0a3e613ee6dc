import { pointAway, show, startConnected, type Tour } from './tour.ts';

/** Groups, rules, templates and what waits: what a business keeps in order. */
export const listsTour: Tour = {
  name: 'lists',
  async walk(scene) {
    const { stop } = scene;
    const app = await startConnected(scene);
    const { page } = app;

    await show(page, 'Groups');
    const groups = page.getByRole('list', { name: 'Groups' }).getByRole('listitem');
    await groups.first().getByRole('button').first().click();
    await page
      .getByRole('list', { name: /^Members of/ })
      .getByRole('listitem')
      .first()
      .waitFor();
    await pointAway(page);
    await stop('groups', app);
    await page.getByRole('button', { name: 'New group' }).click();
    await page
      .getByRole('dialog', { name: 'New group' })
      .getByRole('button', { name: 'Create group' })
      .click();
    await stop('group-new', app);
    await page.keyboard.press('Escape');

    await show(page, 'Auto-replies');
    const rules = page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
    await rules.first().waitFor();
    await page.getByLabel('A customer writes').fill('What is the price?');
    await page.getByRole('group', { name: 'What would be written' }).waitFor();
    await stop('auto-replies', app);
    await rules.first().getByRole('button').first().click();
    await page.getByRole('form', { name: /rule/i }).waitFor();
    await pointAway(page);
    await stop('auto-reply', app);

    await show(page, 'Templates');
    const card = page.getByRole('button', { name: 'order_confirmation', exact: true });
    await card.waitFor();
    await stop('templates', app);
    await card.click();
    await page.getByRole('dialog', { name: 'order_confirmation' }).waitFor();
    await pointAway(page);
    await stop('template-details', app);
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Search templates' }).fill('qqzzxx');
    await page.getByRole('button', { name: 'Show all templates' }).waitFor();
    await stop('templates-nothing', app);
  },
};
