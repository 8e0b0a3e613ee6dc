import { expect, it } from 'vitest';
import type { ContactLayout } from '#contract/routes/contactViews.ts';
import type { NewEdit } from '#core/store/store.ts';
import { PHONE, T0, useStore } from './storeFixture.ts';

const kept = useStore();

const edit = (key: string): NewEdit => ({
  target: 'contact',
  key,
  op: 'update',
  change: { name: 'Ravi' },
  seen: {},
});

const GROUP = { id: null, seen: { name: '', description: '' }, values: { name: 'VIP', description: '' } };
const layout: ContactLayout = { filter: {}, sort: null, columns: [{ id: 'phone' }] };
const rowOf = (phone: string) => ({
  ...{ key: phone, op: 'create' as const, change: { name: 'New' }, seen: {}, label: phone },
  ...{ line: 2, cells: [phone], problem: null },
});

it('what is here alone is counted, and nothing that the server has', () => {
  const { store } = kept;
  const none = { drafts: 0, quickReplies: 0, views: 0, unsavedForms: 0, edits: 0 };
  expect(store.figures.keptHere()).toEqual(none);

  store.drafts.set(PHONE, { text: 'Half a sentence' }, T0);
  store.quickReplies.save({ id: 'q1', shortcut: 'hi', text: 'Hello' }, T0);
  store.contactViews.save({ id: 'v1', name: 'Mine', layout }, T0);
  store.unsavedForms.set({ kind: 'group', key: 'open', values: GROUP }, T0);
  store.edits.add(edit(PHONE), T0);
  expect(store.figures.keptHere()).toEqual({
    drafts: 1,
    quickReplies: 1,
    views: 1,
    unsavedForms: 1,
    edits: 1,
  });

  const batch = store.batches.open({ kind: 'import', title: 'leads.csv', details: {} }, T0);
  store.batches.fill(batch, ['+919810000002', '+919810000003'].map(rowOf));
  store.batches.start(batch, T0);
  expect(store.figures.keptHere().edits).toBe(3);
  store.batches.setState(batch, 'cancelled', T0);
  expect(store.figures.keptHere().edits).toBe(1);

  // The server took it: it is no longer here alone.
  const job = store.edits.claim(T0)!;
  expect(store.figures.keptHere().edits).toBe(1);
  store.edits.done(job.id, { answer: null, requestedAt: T0, overruled: [] });
  store.drafts.set(PHONE, { text: '' }, T0);
  expect(store.figures.keptHere()).toEqual({ ...none, quickReplies: 1, views: 1, unsavedForms: 1 });
});
