import { expect, test } from 'vitest';
import type { Group } from '#contract/routes/groups.ts';
import { changeOf, draftOf, newGroupOf } from './groupForm';

const VIP: Group = {
  id: 'g1',
  name: 'VIP',
  description: null,
  contactCount: 3,
  memberCount: 3,
  membersAsOf: 1,
  createdAt: 1,
  updatedAt: 1,
  editState: null,
};
const typed = (group: Group, values: { name?: string; description?: string }) => {
  const draft = draftOf(group);
  return { ...draft, values: { ...draft.values, ...values } };
};

test('only the field that was changed is sent, with what stood there', () => {
  expect(changeOf(typed(VIP, { description: ' Best ones ' }))).toEqual({
    change: { description: 'Best ones' },
    seen: { description: null },
  });
  expect(changeOf(typed(VIP, { name: 'Gold' }))).toEqual({ change: { name: 'Gold' }, seen: { name: 'VIP' } });
});

test('a description taken away is null; spaces are no change', () => {
  const described = { ...VIP, description: 'Best' };
  expect(changeOf(typed(described, { description: '' }))?.change).toEqual({ description: null });
  expect(changeOf(typed(VIP, { name: ' VIP ', description: ' ' }))).toBeNull();
});

test('a new group without a description sends none', () => {
  expect(newGroupOf({ name: ' Leads ', description: '' })).toEqual({ name: 'Leads' });
});
