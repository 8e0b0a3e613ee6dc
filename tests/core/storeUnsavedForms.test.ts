import { expect, it } from 'vitest';
import type { FormValues } from '#contract/routes/unsavedForms.ts';
import { LONGEST_FORM, MOST_FORMS } from '#core/store/unsavedForms/unsavedForms.ts';
import { openStoreHere, T0, useStore } from './storeFixture.ts';

const opened = useStore();

const contact: FormValues<'contact'> = {
  touched: {
    name: 'Half a na',
    isOptedIn: null,
    attributes: [{ id: 0, key: 'city', original: { seen: 'city' }, typed: 'Pu' }],
  },
  seen: { name: null, customAttributes: { city: 'Pune', nested: { __proto__: 1 } } },
};
const group: FormValues<'group'> = {
  id: null,
  seen: { name: '', description: '' },
  values: { name: 'VIP', description: 'Who buys' },
};
const rule: FormValues<'autoReply'> = {
  row: null,
  change: { keywords: ['price'], replyText: 'x'.repeat(4_096), templateName: null },
  seen: { keywords: [] },
};

it('forms of every kind are kept whole, the newest first, over a new start', () => {
  const { unsavedForms } = opened.store;
  unsavedForms.set({ kind: 'contact', key: '+919810007919', values: contact }, T0);
  unsavedForms.set({ kind: 'group', key: 'open', values: group }, T0 + 2.5);
  unsavedForms.set({ kind: 'autoReply', key: ' new', values: rule }, T0 + 1);
  opened.store.close();
  opened.store = openStoreHere(opened.folder.file);
  expect(opened.store.unsavedForms.list()).toEqual([
    { kind: 'group', key: 'open', values: group, changedAt: T0 + 2 },
    { kind: 'autoReply', key: ' new', values: rule, changedAt: T0 + 1 },
    { kind: 'contact', key: '+919810007919', values: contact, changedAt: T0 },
  ]);
  expect(opened.store.unsavedForms.list('contact').map(({ key }) => key)).toEqual(['+919810007919']);
});

it('a form takes the place of what was kept of it, and is forgotten alone', () => {
  const { unsavedForms } = opened.store;
  unsavedForms.set({ kind: 'group', key: 'a', values: group }, T0);
  unsavedForms.set({ kind: 'autoReply', key: 'a', values: rule }, T0);
  const values = { ...group, values: { name: 'VIPs', description: '' } };
  unsavedForms.set({ kind: 'group', key: 'a', values }, T0 + 1);
  expect(unsavedForms.list('group')).toEqual([{ kind: 'group', key: 'a', values, changedAt: T0 + 1 }]);
  unsavedForms.set({ kind: 'group', key: 'a', values: null }, T0 + 2);
  unsavedForms.set({ kind: 'group', key: 'never was', values: null }, T0 + 2);
  expect(unsavedForms.list().map(({ kind }) => kind)).toEqual(['autoReply']);
});

it('one that another version wrote and this one can’t read is passed over', () => {
  const { db, unsavedForms } = opened.store;
  unsavedForms.set({ kind: 'group', key: 'good', values: group }, T0);
  const insert = db.prepare('INSERT INTO unsaved_forms (kind, key, form, changed_at) VALUES (?, ?, ?, 1)');
  insert.run('group', 'odd', '{"id":7}');
  insert.run('group', 'no json', 'x');
  insert.run('broadcast', 'of later', JSON.stringify(group));
  expect(unsavedForms.list().map(({ key }) => key)).toEqual(['good']);
});

it('a contact with a long attribute is kept; a form past all measure is refused, and what was kept stays', () => {
  const { unsavedForms } = opened.store;
  const long = (length: number): FormValues<'contact'> => ({
    touched: {},
    seen: { customAttributes: { note: 'x'.repeat(length) } },
  });
  unsavedForms.set({ kind: 'contact', key: 'a', values: long(5 * 1024 * 1024) }, T0);
  const tooLong = { kind: 'contact', key: 'a', values: long(LONGEST_FORM) } as const;
  expect(() => unsavedForms.set(tooLong, T0 + 1)).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT' }) as Error,
  );
  expect(unsavedForms.list()).toEqual([
    { kind: 'contact', key: 'a', values: long(5 * 1024 * 1024), changedAt: T0 },
  ]);
});

it('of more forms than anyone has open the oldest are forgotten', () => {
  const { db, unsavedForms } = opened.store;
  db.transaction(() => {
    for (let at = 0; at <= MOST_FORMS; at += 1)
      unsavedForms.set({ kind: 'group', key: String(at), values: group }, T0 + at);
  })();
  const keys = unsavedForms.list().map(({ key }) => key);
  expect(keys).toHaveLength(MOST_FORMS);
  expect([keys[0], keys.at(-1)]).toEqual([String(MOST_FORMS), '1']);
});
