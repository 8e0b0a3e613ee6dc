import { effectScope, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installTestBridge } from '@/bridge/testBridge';
import { useSparseList } from './useSparseList';

const PAGE = 100;
const TOTAL = 100_000;

let scope: EffectScope;
beforeEach(() => {
  vi.useFakeTimers();
  installTestBridge();
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A list whose first page is here. */
async function open(options: { readonly restMs?: number } = {}) {
  const asked: { readonly offset: number; readonly answer: () => Promise<unknown> }[] = [];
  const list = scope.run(() =>
    useSparseList<string, { rows: string[]; total: number }>({
      list: () => 'one',
      read: ({ offset }) => {
        const { promise, resolve } = Promise.withResolvers<{ rows: string[]; total: number }>();
        const rows = Array.from({ length: PAGE }, (_, step) => `row ${offset + step}`);
        const answer = () => {
          resolve({ rows, total: TOTAL });
          return settle();
        };
        asked.push({ offset, answer });
        return promise;
      },
      isAbout: () => false,
      identify: (row) => row,
      pageSize: PAGE,
      ...options,
    }),
  )!;
  await asked.shift()!.answer();
  return { list, asked, offsets: () => asked.map(({ offset }) => offset) };
}

it('asks for the rows of every jump as soon as the answer before is here, and for none that were passed over', async () => {
  const { list, asked, offsets } = await open();
  list.show(20_050, 20_062);
  expect(offsets()).toEqual([20_000]);
  list.show(40_050, 40_062);
  list.show(60_050, 60_062);
  await asked.shift()!.answer();
  expect(offsets()).toEqual([60_000]);
  await asked.shift()!.answer();
  expect(list.rowAt(60_055)).toBe('row 60055');
  expect(list.rowAt(40_055)).toBeUndefined();
});

it('where rows are dear to draw, asks for the first jump at once and then only for where the view comes to rest', async () => {
  const { list, asked, offsets } = await open({ restMs: 80 });
  list.show(20_050, 20_062);
  expect(offsets()).toEqual([20_000]);
  list.show(40_050, 40_062);
  await asked.shift()!.answer();
  list.show(60_050, 60_062);
  await vi.advanceTimersByTimeAsync(79);
  expect(offsets()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(offsets()).toEqual([60_000]);
});
