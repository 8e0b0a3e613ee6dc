import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import { useContactList, type ContactQuery } from './useContactList';

let scope: EffectScope;
beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTimeAsync(0);

function open() {
  const bridge = installTestBridge();
  const query = shallowRef<ContactQuery>({ filter: {}, sort: null });
  const list = scope.run(() =>
    useContactList(
      () => 'a',
      () => query.value,
    ),
  )!;
  /** Answers the oldest request. */
  const answer = async (mark: string, total: number) => {
    const { input, answer: give } = bridge.asked.shift()!;
    const [offset, limit] = [Number(input['offset']), Number(input['limit'])];
    const length = Math.max(0, Math.min(limit, total - offset));
    give({
      rows: Array.from({ length }, (_, step) => ({ phone: `${mark}${offset + step}` })),
      total,
      asOf: 1,
    });
    await settle();
  };
  const search = async (text: string) => {
    query.value = { filter: { search: text }, sort: null };
    await nextTick();
  };
  return { ...bridge, list, answer, search };
}

it('asks at once at every letter, and the rows before stand until the new ones are here', async () => {
  const { asked, list, answer, search } = open();
  expect(list.state.value).toBe('loading');
  await answer('all', 1_000);
  await search('r');
  expect(asked.map(({ input }) => [input['search'], input['offset']])).toEqual([['r', 0]]);
  expect(list.state.value).toBe('ready');
  expect(list.rowAt(0)?.phone).toBe('all0');
  await answer('r', 3);
  expect(list.rowAt(0)?.phone).toBe('r0');
  expect(list.total.value).toBe(3);
});

it('drops the answer to letters that were gone on from, whichever comes first', async () => {
  const { asked, list, answer, search } = open();
  await answer('all', 1_000);
  await search('r');
  const late = asked.shift()!;
  await search('ra');
  await answer('ra', 2);
  late.answer({ rows: [{ phone: 'late' }], total: 1, asOf: 1 });
  await settle();
  expect(list.rowAt(0)?.phone).toBe('ra0');
  expect(list.total.value).toBe(2);
});

it('mixes no rows of one search into those of another while it scrolls', async () => {
  const { asked, list, answer, search } = open();
  await answer('all', 1_000);
  await search('r');
  list.show(500, 520);
  expect(asked).toHaveLength(1);
  await answer('r', 800);
  expect(list.rowAt(0)?.phone).toBe('r0');
});

it('asks for one screen at a time, so that a fast scroll leaves no queue behind', async () => {
  const { asked, list, answer } = open();
  await answer('all', 100_000);
  for (let first = 1_000; first < 90_000; first += 1_000) list.show(first, first + 15);
  expect(asked.length).toBeLessThanOrEqual(2);
  while (asked.length > 0) await answer('all', 100_000);
  await vi.advanceTimersByTimeAsync(100);
  while (asked.length > 0) await answer('all', 100_000);
  expect(list.rowAt(89_005)?.phone).toBe('all89005');
  expect(list.rowAt(40_005)).toBeUndefined();
});

it('shows why a search could not be made instead of rows that do not fit it', async () => {
  const { asked, list, answer, search } = open();
  await answer('all', 10);
  await search('r');
  asked.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(list.state.value).toBe('error');
  void list.refresh();
  await answer('r', 1);
  expect(list.state.value).toBe('ready');
});

it('gives the phones of a range, also of rows that are not here', async () => {
  const { asked, list, answer } = open();
  await answer('', 1_000);
  expect(await list.phonesBetween(1, 3)).toEqual(['1', '2', '3']);
  const between = list.phonesBetween(10, 330);
  await settle();
  expect(asked[0]?.input).toMatchObject({ offset: 10, limit: 200 });
  await answer('', 1_000);
  await answer('', 1_000);
  const phones = await between;
  expect(phones).toHaveLength(321);
  expect(phones.at(-1)).toBe('330');
});
