import { show, startConnected, type Tour } from './tour.ts';

/** An account with nobody in it yet. */
export const emptyTour: Tour = {
  name: 'empty',
  async walk(scene) {
    const { api, stop } = scene;
    for (const contact of [...api.world.contacts.page({}, 1, 100_000).rows])
      api.world.contacts.remove(contact);
    api.world.groups.length = 0;
    api.world.rules = [];
    const app = await startConnected(scene);
    const { page } = app;
    await page.getByText('No conversations yet').waitFor();
    await stop('inbox-empty', app);
    for (const screen of ['Contacts', 'Groups', 'Auto-replies', 'Outbox']) {
      await show(page, screen);
      await stop(`${screen.toLowerCase()}-empty`, app);
    }
  },
};
