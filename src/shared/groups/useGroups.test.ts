import { effectScope } from 'vue';
import { expect, it } from 'vitest';
import { installTestBridge } from '@/bridge/testBridge';
import { useGroups } from './useGroups';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const page = (from: number, to: number, total: number, membersAsOf: number | null = 7) => ({
  rows: Array.from({ length: to - from }, (_, step) => ({ id: `g${from + step}`, name: 'x', membersAsOf })),
  total,
  asOf: 9,
});

function open() {
  const bridge = installTestBridge();
  return { ...bridge, list: effectScope().run(() => useGroups(() => 'a'))! };
}

it('reads every page, and knows as of when the oldest of them is', async () => {
  const { asked, list } = open();
  expect(list.groups.value).toBeNull();
  asked.shift()!.answer(page(0, 200, 230));
  await settle();
  expect(asked[0]!.input).toMatchObject({ offset: 200 });
  asked.shift()!.answer(page(200, 230, 230));
  await settle();
  expect(list.groups.value?.size).toBe(230);
  expect(list.knownAsOf.value).toBe(7);
});

it('does not say "in no group" while the members of one were never read', async () => {
  const { asked, list } = open();
  asked.shift()!.answer(page(0, 2, 2, null));
  await settle();
  expect(list.knownAsOf.value).toBeNull();
});

it('ends where a total lies, and reads again when groups changed', async () => {
  const { asked, emit, list } = open();
  asked.shift()!.answer(page(0, 0, 50));
  await settle();
  expect(asked).toHaveLength(0);
  emit({ name: 'groups.changed', accountId: 'b' });
  expect(asked).toHaveLength(0);
  emit({ name: 'groups.changed', accountId: 'a' });
  asked.shift()!.answer(page(0, 1, 1));
  await settle();
  expect(list.groups.value?.size).toBe(1);
});
