import { effectScope, nextTick, shallowRef } from 'vue';
import { expect, it } from 'vitest';
import { BridgeError } from '@/bridge';
import type { RevealWish } from '@/shared/stores';
import { useReveal } from './useReveal';

const settle = () => new Promise((resolve) => setTimeout(resolve));

function open(first: RevealWish | null) {
  const wish = shallowRef(first);
  const reaching: { id: number; end: (isHere: boolean) => void; fail: (error: unknown) => void }[] = [];
  const reveal = effectScope().run(() =>
    useReveal({
      wish: () => wish.value,
      reach: (id) => new Promise((end, fail) => reaching.push({ id, end, fail })),
    }),
  )!;
  const want = async (id: number) => {
    wish.value = { id };
    await nextTick();
  };
  return { reveal, reaching, want };
}

it('shows the message once it was brought in, and the same one again when it is wished again', async () => {
  const { reveal, reaching, want } = open({ id: 5 });
  expect(reveal.isReaching.value).toBe(true);
  reaching.shift()!.end(true);
  await settle();
  const first = reveal.target.value;
  expect(first).toEqual({ id: 5 });
  await want(5);
  reaching.shift()!.end(true);
  await settle();
  expect(reveal.target.value).toEqual({ id: 5 });
  expect(reveal.target.value).not.toBe(first);
});

it('does not go back to a message that was given up for another', async () => {
  const { reveal, reaching, want } = open({ id: 5 });
  await want(9);
  const [old, next] = reaching;
  next!.end(true);
  await settle();
  old!.end(true);
  await settle();
  expect(reveal.target.value).toEqual({ id: 9 });
  expect(reveal.isReaching.value).toBe(false);
});

it('says that a message is gone, and why it could not be brought in', async () => {
  const { reveal, reaching, want } = open({ id: 5 });
  reaching.shift()!.end(false);
  await settle();
  expect(reveal.isMissing.value).toBe(true);
  await want(6);
  expect(reveal.isMissing.value).toBe(false);
  reaching.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(reveal.problem.value?.code).toBe('INTERNAL');
  expect(reveal.isReaching.value).toBe(false);
});
