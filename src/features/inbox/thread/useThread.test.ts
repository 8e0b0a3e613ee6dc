import { effectScope, watch, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import { useThread } from './useThread';

const PHONE = '+1';
let scope: EffectScope;

beforeEach(() => void (scope = effectScope()));
afterEach(() => scope.stop());

function rows(from: number, to: number): Message[] {
  return Array.from({ length: to - from + 1 }, (_, step) => ({
    id: from + step,
    remoteId: null,
    clientId: null,
    phone: PHONE,
    direction: 'in',
    content: { type: 'text', text: 'x' },
    status: 'received',
    at: from + step,
    replyToId: null,
  }));
}

const page = (from: number, to: number, more = true) => ({
  rows: rows(from, to),
  more,
  loaded: true,
  asOf: null,
});
/** After everything that was waiting for an answer went on. */
const settle = () => new Promise((resolve) => setTimeout(resolve));
const changed = { name: 'messages.changed', accountId: 'a', phone: PHONE } as const;

async function open({ unread = 0, newest = page(51, 100) } = {}) {
  const bridge = installTestBridge();
  const thread = scope.run(() => useThread('a', PHONE))!;
  bridge.asked.shift()!.answer({ conversation: { unread } });
  await settle();
  const first = bridge.asked.shift()!;
  first.answer(newest);
  await settle();
  const ids = () => thread.rows.value.map(({ id }) => id);
  return { ...bridge, thread, ids, first };
}

it('asks for as much as is unread, and remembers where that began', async () => {
  const { first, thread } = await open({ unread: 70, newest: page(1, 100) });
  expect(first.input).toMatchObject({ limit: 80 });
  expect(thread.unreadAtOpen.value).toEqual({ firstId: 31, count: 70 });
});

it('makes one more request for a burst of changes, however many', async () => {
  const { asked, emit, ids } = await open();
  emit(changed);
  emit(changed);
  emit(changed);
  expect(asked).toHaveLength(1);
  asked.shift()!.answer(page(52, 101));
  await settle();
  expect(asked).toHaveLength(1);
  asked.shift()!.answer(page(53, 102));
  await settle();
  expect(asked).toHaveLength(0);
  expect(ids()).toEqual(rows(51, 102).map(({ id }) => id));
});

it('passes over what happens in other chats', async () => {
  const { asked, emit } = await open();
  emit({ ...changed, phone: '+2' });
  emit({ ...changed, accountId: 'b' });
  expect(asked).toHaveLength(0);
});

it('puts older rows in front, once, however often they are asked for', async () => {
  const { asked, thread, ids } = await open();
  void thread.readOlder();
  void thread.readOlder();
  expect(asked.map(({ input }) => input['before'])).toEqual([51]);
  asked.shift()!.answer(page(1, 50, false));
  await settle();
  expect(ids()).toEqual(rows(1, 100).map(({ id }) => id));
  void thread.readOlder();
  expect(asked).toHaveLength(0);
});

it('takes older rows up when the server gave them to the store', async () => {
  const { asked, emit, thread, ids } = await open();
  void thread.readOlder();
  asked.shift()!.answer({ rows: [], more: true, loaded: true, asOf: null });
  await settle();
  expect(thread.olderState.value).toBe('waiting');
  emit(changed);
  asked.shift()!.answer(page(51, 100));
  await settle();
  asked.shift()!.answer(page(1, 50, false));
  await settle();
  expect(ids()[0]).toBe(1);
  expect(thread.olderState.value).toBe('idle');
});

it('says that older rows could not be read, and reads them when asked again', async () => {
  const { asked, thread } = await open();
  void thread.readOlder();
  asked.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(thread.olderState.value).toBe('failed');
  void thread.readOlder();
  expect(asked).toHaveLength(1);
});

it('keeps what is shown when a later read fails, and says nothing after it was left', async () => {
  const { asked, emit, thread, ids } = await open();
  emit(changed);
  asked.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(thread.state.value).toBe('ready');
  expect(ids()).toHaveLength(50);
  emit(changed);
  scope.stop();
  asked.shift()!.answer(page(90, 101));
  await settle();
  expect(ids().at(-1)).toBe(100);
});

it('brings in everything back to a message far off, and shows it in one step', async () => {
  const { asked, thread, ids } = await open({ newest: page(2001, 2050) });
  let shown = 0;
  watch(thread.rows, () => (shown += 1), { flush: 'sync' });
  const reached = thread.reach(12);
  for (let first = 2001; first > 12;) {
    await settle();
    const { input, answer } = asked.shift()!;
    expect(input).toMatchObject({ before: first, limit: 200 });
    const from = Math.max(1, first - 200);
    answer(page(from, first - 1, from > 1));
    first = from;
  }
  expect(await reached).toBe(true);
  expect(ids()[0]).toBe(1);
  expect(ids()).toHaveLength(2050);
  expect(shown).toBe(1);
});

it('says that a message is gone where no row has it, and shows what it showed', async () => {
  const { asked, thread, ids } = await open();
  const reached = thread.reach(7);
  await settle();
  asked.shift()!.answer(page(8, 50));
  await settle();
  asked.shift()!.answer({ rows: [], more: true, loaded: true, asOf: null });
  expect(await reached).toBe(false);
  expect(ids()[0]).toBe(51);
});

it('finds a message that is shown already without asking', async () => {
  const { asked, thread } = await open();
  expect(await thread.reach(60)).toBe(true);
  expect(asked).toHaveLength(0);
});

it('marks what is new also in a chat that is read for the first time while it is open', async () => {
  const { asked, emit, thread } = await open({ newest: { ...page(1, 0), loaded: false } });
  expect(thread.unreadAtOpen.value).toBeNull();
  emit(changed);
  asked.shift()!.answer({ conversation: { unread: 2 } });
  await settle();
  asked.shift()!.answer(page(1, 9, false));
  await settle();
  expect(thread.unreadAtOpen.value).toEqual({ firstId: 8, count: 2 });
  emit(changed);
  expect(asked.map(({ route }) => route)).toEqual(['messages.list']);
});
