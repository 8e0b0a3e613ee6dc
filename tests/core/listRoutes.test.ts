import { expect, it } from 'vitest';
import { startDemoApi } from '#demo/index.ts';
import { startTestCore } from '#tests/support/core.ts';
import { removeDataDir } from '#tests/support/dataDir.ts';

it('shows groups, auto-replies and templates of an account, and as of when', async () => {
  const demo = await startDemoApi({ contacts: 5, liveliness: false });
  const desk = await startTestCore();
  try {
    const { account } = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
    const accountId = account.id;
    const groups = await desk.until('groups.list', { accountId }, ({ asOf }) => asOf !== null);
    expect(groups.total).toBe(demo.world.groups.length);
    const rules = await desk.until(
      'autoReplies.list',
      { accountId, isActive: true },
      ({ asOf }) => asOf !== null,
    );
    expect(rules.rows).toHaveLength(demo.world.rules.filter(({ is_active }) => is_active).length);
    const asked = { accountId, language: 'en_GB', status: 'APPROVED' };
    const templates = await desk.until('templates.list', asked, ({ asOf }) => asOf !== null);
    // Listed in lower case by the server, and under a category of old.
    expect(templates.rows).toMatchObject([
      { name: 'payment_received', status: 'APPROVED', category: 'TRANSACTIONAL' },
    ]);
  } finally {
    await desk.stop();
    await demo.stop();
    await removeDataDir(desk.dataDir);
  }
});
