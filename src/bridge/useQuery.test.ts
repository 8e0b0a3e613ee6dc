import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InputOf } from '#contract/routes/index.ts';
import type { Bridge, BridgeEvent, BridgeListener } from './bridge';
import { BridgeError } from './bridgeError';
import { installBridge } from './current';
import { useQuery, type QueryOptions } from './useQuery';

type ContactsInput = InputOf<'contacts.list'>;

/** Every request waits for the test to answer it. */
function createFakeBridge() {
  const listeners = new Set<BridgeListener>();
  const asked: { input: unknown; answer: (value: unknown) => void; fail: (error: unknown) => void }[] = [];
  installBridge({
    call: (_route: unknown, input: unknown) =>
      new Promise<never>((answer, fail) => {
        asked.push({ input, answer: answer as (value: unknown) => void, fail });
      }),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    connection: shallowRef('connected'),
    close: () => {},
  } as Bridge);
  const emit = (event: BridgeEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { asked, emit, listeners };
}

let scope: EffectScope;
beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

const page = (name: string) => ({ rows: [{ name }], total: 1, asOf: null });
const settled = () => vi.advanceTimersByTimeAsync(0);

function open(
  first: ContactsInput,
  options: QueryOptions<'contacts.list'> = { events: ['contacts.changed'] },
) {
  const fake = createFakeBridge();
  const input = shallowRef<ContactsInput | null>(first);
  const query = scope.run(() => useQuery('contacts.list', () => input.value, options))!;
  return { ...fake, input, query };
}

test('an answer to an older question that comes late is dropped', async () => {
  const { asked, input, query } = open({ accountId: 'a', search: 'r' });
  input.value = { accountId: 'a', search: 'ra' };
  await nextTick();
  asked[1]!.answer(page('Ravi'));
  await settled();
  asked[0]!.answer(page('Rosa'));
  await settled();
  expect(query.data.value).toEqual(page('Ravi'));
  expect(query.isFetching.value).toBe(false);
});

test('a failure of an older question does not show over a newer answer', async () => {
  const { asked, input, query } = open({ accountId: 'a' });
  input.value = { accountId: 'b' };
  await nextTick();
  asked[1]!.answer(page('Ravi'));
  asked[0]!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settled();
  expect(query.state.value).toBe('ready');
  expect(query.problem.value).toBeNull();
});

test('a burst of events makes one request, and what is shown stays meanwhile', async () => {
  const { asked, emit, query } = open({ accountId: 'a' });
  asked[0]!.answer(page('Ravi'));
  await settled();
  for (let at = 0; at < 50; at += 1) emit({ name: 'contacts.changed', accountId: 'a' });
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(2);
  expect(query.data.value).toEqual(page('Ravi'));
});

test('a change during a request is not lost: one more request follows', async () => {
  const { asked, emit } = open({ accountId: 'a' });
  emit({ name: 'contacts.changed', accountId: 'a' });
  emit({ name: 'contacts.changed', accountId: 'a' });
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(1);
  asked[0]!.answer(page('old'));
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(2);
});

test('events of other names and other accounts ask nothing; a resumed bridge always asks', async () => {
  const { asked, emit } = open({ accountId: 'a' });
  asked[0]!.answer(page('Ravi'));
  await settled();
  emit({ name: 'contacts.changed', accountId: 'b' });
  emit({ name: 'sync.changed', accountId: 'a' });
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(1);
  emit({ name: 'bridge.resumed' });
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(2);
});

test('another input starts from nothing, unless the old answer may stand', async () => {
  const strict = open({ accountId: 'a' });
  strict.asked[0]!.answer(page('Ravi'));
  await settled();
  strict.input.value = { accountId: 'b' };
  await nextTick();
  expect(strict.query.state.value).toBe('loading');

  const kept = open(
    { accountId: 'a' },
    { keepData: (next, previous) => next.accountId === previous.accountId },
  );
  kept.asked[0]!.answer(page('Ravi'));
  await settled();
  kept.input.value = { accountId: 'a', search: 'x' };
  await nextTick();
  expect(kept.query.data.value).toEqual(page('Ravi'));
});

test('a refresh that fails keeps what is shown, and says so', async () => {
  const { asked, query } = open({ accountId: 'a' });
  asked[0]!.answer(page('Ravi'));
  await settled();
  void query.refetch();
  asked[1]!.fail(new BridgeError({ code: 'HOST_GONE', message: '' }));
  await settled();
  expect(query.state.value).toBe('ready');
  expect(query.problem.value?.code).toBe('HOST_GONE');
});

test('no input asks nothing, and an ended scope hears nothing', async () => {
  const { asked, input, emit, listeners } = open({ accountId: 'a' });
  input.value = null;
  await nextTick();
  emit({ name: 'contacts.changed', accountId: 'a' });
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toHaveLength(1);
  scope.stop();
  expect(listeners.size).toBe(0);
});
