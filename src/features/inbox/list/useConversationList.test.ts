import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import type { KeptConversations } from './keptConversations';
import { useConversationList, type ListInput } from './useConversationList';

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
const changed = { name: 'conversations.changed', accountId: 'a' } as const;

function answer(offset: number, { total = 1000, mark = '' } = {}) {
  const length = Math.max(0, Math.min(100, total - offset));
  const rows = Array.from({ length }, (_, step) => ({ phone: `${mark}${offset + step}` }));
  return { rows, total, counts: { unread: 0, needsReply: 0, failed: 0 }, asOf: 1 };
}

function open(kept?: KeptConversations) {
  const bridge = installTestBridge();
  const input = shallowRef<ListInput>({ accountId: 'a', filter: 'all' });
  const list = scope.run(() => useConversationList(() => input.value, kept))!;
  return { ...bridge, input, list, offsets: () => bridge.asked.map((asked) => asked.input['offset']) };
}

it('asks only for the pages in view', async () => {
  const { asked, list, offsets } = open();
  expect(list.state.value).toBe('loading');
  asked.shift()!.answer(answer(0));
  await settle();
  list.show(550, 562);
  expect(offsets()).toEqual([500]);
  list.show(551, 563);
  expect(offsets()).toEqual([500]);
  asked.shift()!.answer(answer(500));
  await settle();
  expect(list.rowAt(555)?.phone).toBe('555');
  expect(list.rowAt(300)).toBeUndefined();
  expect(list.indexOf('555')).toBe(555);
});

it('begins with the rows an account was left with, and shows those of now once they are read', async () => {
  const kept: KeptConversations = new Map();
  const first = open(kept);
  first.asked.shift()!.answer(answer(0, { total: 3, mark: 'then ' }));
  await settle();
  scope.stop();
  scope = effectScope();
  const { asked, list } = open(kept);
  expect(list.state.value).toBe('ready');
  expect([list.total.value, list.rowAt(0)?.phone, list.asOf.value]).toEqual([3, 'then 0', 1]);
  asked.shift()!.answer(answer(0, { total: 4, mark: 'now ' }));
  await settle();
  expect([list.total.value, list.rowAt(0)?.phone]).toEqual([4, 'now 0']);
});

it('never begins with rows of another account, or of another filter', async () => {
  const kept: KeptConversations = new Map();
  const { asked, input, list } = open(kept);
  asked.shift()!.answer(answer(0));
  await settle();
  input.value = { accountId: 'a', filter: 'unread' };
  await nextTick();
  expect(list.state.value).toBe('loading');
  asked.shift()!.answer(answer(0, { mark: 'unread ' }));
  await settle();
  input.value = { accountId: 'b', filter: 'all' };
  await nextTick();
  expect(list.state.value).toBe('loading');
  expect(list.rowAt(0)).toBeUndefined();
});

it('drops an answer to the filter before', async () => {
  const { asked, input, list } = open();
  const late = asked.shift()!;
  input.value = { ...input.value, filter: 'unread' };
  await nextTick();
  asked.shift()!.answer(answer(0, { mark: 'unread ', total: 3 }));
  await settle();
  late.answer(answer(0));
  await settle();
  expect(list.total.value).toBe(3);
  expect(list.rowAt(0)?.phone).toBe('unread 0');
});

it('reads what is in view again after changes, a burst of them once, and shows the old rows meanwhile', async () => {
  const { asked, emit, list, offsets } = open();
  asked.shift()!.answer(answer(0));
  await settle();
  list.show(550, 562);
  asked.shift()!.answer(answer(500));
  await settle();
  for (let times = 0; times < 30; times += 1) emit(changed);
  await vi.advanceTimersByTimeAsync(250);
  expect(offsets()).toEqual([500]);
  expect(list.rowAt(555)?.phone).toBe('555');
  asked.shift()!.answer(answer(500, { mark: 'new ' }));
  await settle();
  expect(list.rowAt(555)?.phone).toBe('new 555');
  expect(list.rowAt(5)).toBeUndefined();
});

it('follows a change that came while it was reading', async () => {
  const { asked, emit, list } = open();
  emit(changed);
  await vi.advanceTimersByTimeAsync(250);
  expect(asked).toHaveLength(1);
  asked.shift()!.answer(answer(0));
  await vi.advanceTimersByTimeAsync(250);
  expect(asked).toHaveLength(1);
  asked.shift()!.answer(answer(0, { mark: 'new ' }));
  await settle();
  expect(list.rowAt(0)?.phone).toBe('new 0');
});

it('says why it could not read, and reads when asked again', async () => {
  const { asked, list } = open();
  asked.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(list.state.value).toBe('error');
  void list.refresh();
  asked.shift()!.answer(answer(0, { total: 2 }));
  await settle();
  expect(list.state.value).toBe('ready');
});

it('passes over other accounts', async () => {
  const { asked, emit } = open();
  asked.shift()!.answer(answer(0));
  await settle();
  emit({ ...changed, accountId: 'b' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(0);
});

it('waits for an account that is still opening, without calling it an error', async () => {
  const { asked, emit, list } = open();
  asked.shift()!.fail(new BridgeError({ code: 'ACCOUNT_NOT_READY', message: '' }));
  await settle();
  expect(list.state.value).toBe('loading');
  emit({ name: 'accounts.changed' });
  await vi.advanceTimersByTimeAsync(250);
  asked.shift()!.answer(answer(0));
  await settle();
  expect(list.state.value).toBe('ready');
});
