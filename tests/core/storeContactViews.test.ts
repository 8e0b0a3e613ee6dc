import { describe, expect, it } from 'vitest';
import type { ContactLayout } from '#contract/routes/contactViews.ts';
import { openStoreHere, T0, useStore } from './storeFixture.ts';

const opened = useStore();

const layout: ContactLayout = {
  filter: { search: 'ravi', tags: ['vip'], optedIn: true },
  sort: { by: 'attribute', key: 'city', isDescending: true },
  columns: [{ id: 'name', width: 240 }, { id: 'attribute:city' }],
};
const plain: ContactLayout = { filter: {}, sort: null, columns: [{ id: 'phone' }] };

function reopen(): void {
  opened.store.close();
  opened.store = openStoreHere(opened.folder.file);
}

describe('views of the table', () => {
  it('are kept whole, by name whatever its case', () => {
    const { contactViews } = opened.store;
    contactViews.save({ id: 'b', name: 'émile', layout }, T0);
    contactViews.save({ id: 'a', name: 'Zoe', layout: plain }, T0);
    contactViews.save({ id: 'c', name: 'Bob', layout: plain }, T0 + 1.5);
    reopen();
    expect(opened.store.contactViews.list()).toEqual([
      { id: 'c', name: 'Bob', layout: plain, changedAt: T0 + 1 },
      { id: 'b', name: 'émile', layout, changedAt: T0 },
      { id: 'a', name: 'Zoe', layout: plain, changedAt: T0 },
    ]);
  });

  it('are changed where they are there, and removed once', () => {
    const { contactViews } = opened.store;
    contactViews.save({ id: 'a', name: 'Old', layout }, T0);
    const saved = contactViews.save({ id: 'a', name: 'New', layout: plain }, T0 + 1);
    expect(contactViews.list()).toEqual([saved]);
    expect(contactViews.remove('a')).toBe(true);
    expect(contactViews.remove('a')).toBe(false);
    expect(contactViews.list()).toEqual([]);
  });

  it('that another version wrote and this one can’t read are passed over', () => {
    const { contactViews, db, meta } = opened.store;
    contactViews.save({ id: 'a', name: 'Good', layout }, T0);
    const insert = db.prepare(`INSERT INTO contact_views VALUES (?, 'Odd', 'odd', ?, 1)`);
    insert.run('b', '{"filter":{},"sort":{"by":"shoe size"},"columns":[]}');
    insert.run('c', 'no json');
    meta.set('store.contactLayout', '[]');
    expect(contactViews.list().map(({ id }) => id)).toEqual(['a']);
    expect(contactViews.current()).toBeNull();
  });
});

it('how the table was looked at last is kept', () => {
  expect(opened.store.contactViews.current()).toBeNull();
  opened.store.contactViews.setCurrent(layout);
  opened.store.contactViews.setCurrent(plain);
  reopen();
  expect(opened.store.contactViews.current()).toEqual(plain);
});
