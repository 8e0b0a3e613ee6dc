import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ContactLayout } from '#contract/routes/contactViews.ts';
import { connectDesk, type ConnectedDesk } from '#tests/support/connectedDesk.ts';
import type { TestCore } from '#tests/support/core.ts';

let connected: ConnectedDesk;
let desk: TestCore;
let accountId: string;

beforeEach(async () => {
  connected = await connectDesk({ contacts: 3 });
  ({ desk, accountId } = connected);
});

afterEach(() => connected.stop());

const layout: ContactLayout = {
  filter: { noTags: ['spam'], optedIn: true },
  sort: { by: 'createdAt', isDescending: true },
  columns: [{ id: 'name', width: 200 }, { id: 'attribute:city' }],
};

async function untilTold(): Promise<void> {
  await expect.poll(() => desk.events.some(({ name }) => name === 'contactViews.changed')).toBe(true);
  desk.events.length = 0;
}

it('keeps views by name, changes the one that is named, and tells that they changed', async () => {
  const { view } = await desk.get('contactViews.save', { accountId, name: '  Spenders ', layout });
  expect(view).toMatchObject({ name: 'Spenders', layout });
  await untilTold();
  const changed = await desk.get('contactViews.save', { accountId, id: view.id, name: 'Buyers', layout });
  await untilTold();
  expect(await desk.get('contactViews.list', { accountId })).toEqual({ rows: [changed.view], current: null });
  await desk.get('contactViews.remove', { accountId, id: view.id });
  await untilTold();
  expect((await desk.get('contactViews.list', { accountId })).rows).toEqual([]);
});

it('keeps how the table was looked at, without a word to anybody', async () => {
  await desk.get('contactViews.setCurrent', { accountId, layout });
  expect((await desk.get('contactViews.list', { accountId })).current).toEqual(layout);
});

it.each([
  ['a view without a name', { name: '  ', layout }],
  [
    'a column that is as wide as a house',
    { name: 'X', layout: { ...layout, columns: [{ id: 'n', width: 1e6 }] } },
  ],
])('refuses %s', async (_, view) => {
  expect(await desk.ask('contactViews.save', { accountId, ...view })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT' },
  });
});
