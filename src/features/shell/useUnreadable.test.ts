import { effectScope } from 'vue';
import { expect, it } from 'vitest';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import { useUnreadable } from './useUnreadable';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const page = (from: number, to: number, total: number) => ({
  rows: Array.from({ length: to - from }, (_, step) => ({ raw: `row ${from + step}`, seenAt: 1 })),
  total,
});

function open() {
  const { asked } = installTestBridge();
  return { asked, list: effectScope().run(() => useUnreadable('a', 'contacts'))! };
}

it('adds page after page, and says how many the next one has', async () => {
  const { asked, list } = open();
  asked.shift()!.answer(page(0, 20, 33));
  await settle();
  expect(list.next.value).toBe(13);
  void list.more();
  void list.more();
  expect(asked).toHaveLength(1);
  expect(asked[0]!.input).toMatchObject({ part: 'contacts', offset: 20 });
  asked.shift()!.answer(page(20, 33, 33));
  await settle();
  expect(list.rows.value.map(({ raw }) => raw)).toEqual(page(0, 33, 33).rows.map(({ raw }) => raw));
  expect(list.next.value).toBe(0);
});

it('ends where the list shrank meanwhile, instead of asking for ever', async () => {
  const { asked, list } = open();
  asked.shift()!.answer(page(0, 20, 33));
  await settle();
  void list.more();
  asked.shift()!.answer(page(0, 0, 33));
  await settle();
  expect(list.next.value).toBe(0);
});

it('says why it could not read, and goes on when asked again', async () => {
  const { asked, list } = open();
  asked.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(list.problem.value?.code).toBe('INTERNAL');
  void list.more();
  asked.shift()!.answer(page(0, 2, 2));
  await settle();
  expect(list.problem.value).toBeNull();
  expect(list.rows.value).toHaveLength(2);
});
