import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import { TOURS } from '#tests/support/tour/index.ts';
import { ARABIC, DARK, LIGHT, NARROW, look } from '#tests/support/tour/views.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });

for (const tour of TOURS) {
  test(`axe finds nothing to mend in any view of any state on the tour "${tour.name}"`, async ({
    api,
    dataDir,
    startApp,
  }) => {
    test.setTimeout(400_000);
    const found: string[] = [];
    await tour.walk({
      api,
      dataDir,
      startApp: (options) => startApp({ ...options, dataDir }),
      async stop(name, app) {
        for (const view of [DARK, ARABIC, NARROW, LIGHT]) {
          await look(app, view);
          for (const violation of await violations(app.page))
            found.push(`${name}, ${view.name}: ${violation}`);
        }
      },
    });
    expect(found).toEqual([]);
  });
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
