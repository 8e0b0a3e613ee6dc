import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import { useSearch } from './useSearch';

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
const changed = { name: 'messages.changed', accountId: 'a', phone: '+1' } as const;
const hits = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, step) => ({ id: from + step, phone: '+1' }));
const answer = (messages = hits(0, 3), { next = null as string | null, people = [] as object[] } = {}) => ({
  people,
  peopleTotal: people.length,
  messages,
  next,
  isTooShort: false,
});

function open(query = 'kurta') {
  const bridge = installTestBridge();
  const input = shallowRef({ accountId: 'a', query });
  const search = scope.run(() => useSearch(() => input.value))!;
  const type = async (next: string) => {
    input.value = { ...input.value, query: next };
    await nextTick();
  };
  return { ...bridge, search, type, ids: () => search.found.value?.messages.map(({ id }) => id) };
}

it('never lets the answer to an older query replace that to a newer one', async () => {
  const { asked, search, type, ids } = open('kur');
  const late = asked.shift()!;
  await type('kurta');
  asked.shift()!.answer(answer(hits(10, 12)));
  await settle();
  late.answer(answer(hits(0, 3)));
  await settle();
  expect(ids()).toEqual([10, 11]);
  expect(search.isAnswered.value).toBe(true);
});

it('keeps what was found while the next answer comes, and says that it is not the answer yet', async () => {
  const { asked, search, type, ids } = open('kur');
  asked.shift()!.answer(answer());
  await settle();
  await type('kurt');
  expect(ids()).toEqual([0, 1, 2]);
  expect(search.isAnswered.value).toBe(false);
  await type('');
  expect(search.found.value).toBeNull();
  asked.shift()!.answer(answer(hits(5, 6)));
  await settle();
  expect(search.found.value).toBeNull();
});

it('goes on where the messages ended, without doubles when rows moved meanwhile', async () => {
  const { asked, search, ids } = open();
  asked.shift()!.answer(answer(hits(0, 3), { next: 'n1' }));
  await settle();
  void search.more();
  void search.more();
  expect(asked).toHaveLength(1);
  expect(asked[0]!.input).toMatchObject({ after: 'n1', peopleLimit: 0 });
  asked.shift()!.answer(answer(hits(2, 5)));
  await settle();
  expect(ids()).toEqual([0, 1, 2, 3, 4]);
  void search.more();
  expect(asked).toHaveLength(0);
});

it('drops a further page that comes after the query changed', async () => {
  const { asked, search, type, ids } = open('kur');
  asked.shift()!.answer(answer(hits(0, 3), { next: 'n1' }));
  await settle();
  void search.more();
  const late = asked.shift()!;
  await type('kurta');
  asked.shift()!.answer(answer(hits(10, 11)));
  await settle();
  late.answer(answer(hits(3, 6)));
  await settle();
  expect(ids()).toEqual([10]);
  expect(search.moreState.value).toBe('idle');
});

it('shows people who have a chat with their chat', async () => {
  const { asked, search } = open();
  const people = [
    { phone: '+1', hasConversation: true },
    { phone: '+2', hasConversation: false },
  ];
  asked.shift()!.answer(answer([], { people }));
  await settle();
  expect(asked.map(({ route, input }) => [route, input['phone']])).toEqual([['conversations.get', '+1']]);
  asked.shift()!.answer({ conversation: { phone: '+1' } });
  await settle();
  expect([...search.found.value!.chats.keys()]).toEqual(['+1']);
});

it('looks again after changes, a burst of them once, as deep as what is shown', async () => {
  const { asked, emit, ids } = open();
  asked.shift()!.answer(answer(hits(0, 40), { next: 'n' }));
  await settle();
  for (let times = 0; times < 20; times += 1) emit(changed);
  emit({ ...changed, accountId: 'b' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(1);
  expect(asked[0]!.input).toMatchObject({ messagesLimit: 40 });
  asked.shift()!.answer(answer(hits(0, 41)));
  await settle();
  expect(ids()).toHaveLength(41);
});

it('does not cut what was scrolled to when it looks again', async () => {
  const { asked, emit, ids } = open();
  asked.shift()!.answer(answer(hits(0, 150), { next: 'n' }));
  await settle();
  emit(changed);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked[0]!.input).toMatchObject({ messagesLimit: 0 });
  asked.shift()!.answer(answer([]));
  await settle();
  expect(ids()).toHaveLength(150);
});

it('says why it failed, and looks again when asked to', async () => {
  const { asked, search, ids } = open();
  asked.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(search.problem.value?.code).toBe('INTERNAL');
  void search.retry();
  asked.shift()!.answer(answer());
  await settle();
  expect(ids()).toEqual([0, 1, 2]);
  expect(search.problem.value).toBeNull();
});
