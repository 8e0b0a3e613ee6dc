import { effectScope, shallowRef, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MediaReport } from '#contract/routes/media.ts';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import { useMediaCheck, type CheckInput } from './useMediaCheck';

let scope: EffectScope;
beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

const CALM_MS = 400;
const settle = () => vi.advanceTimersByTimeAsync(0);
const report = (filename: string): MediaReport => ({
  kind: 'image',
  findings: [],
  file: { url: null, contentType: null, sizeBytes: null, filename },
});

function open(url: string | null) {
  const { asked } = installTestBridge();
  const inputOf = (link: string | null): CheckInput | null =>
    link === null ? null : { accountId: 'a', url: link, kind: 'media' };
  const input = shallowRef(inputOf(url));
  const { state, again } = scope.run(() => useMediaCheck(() => input.value))!;
  const type = (next: string | null) => {
    input.value = inputOf(next);
  };
  return { asked, input, state, again, type };
}

it('looks at a link that is there already at once', async () => {
  const { asked, state } = open('https://a.example/1');
  expect(state.value).toEqual({ kind: 'checking' });
  expect(asked[0]).toMatchObject({
    route: 'media.check',
    input: { accountId: 'a', url: 'https://a.example/1', kind: 'media' },
  });
  asked.shift()!.answer(report('1'));
  await settle();
  expect(state.value).toEqual({ kind: 'done', report: report('1') });
});

it('waits until typing stops, and says at once that nothing is known yet', async () => {
  const { asked, state, type } = open(null);
  expect(state.value).toEqual({ kind: 'idle' });
  for (const url of ['https://a', 'https://a.', 'https://a.example']) {
    type(url);
    expect(state.value).toEqual({ kind: 'checking' });
    await vi.advanceTimersByTimeAsync(CALM_MS - 1);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked.map(({ input }) => input['url'])).toEqual(['https://a.example']);
});

it('never shows the answer about a link that is no longer there', async () => {
  const { asked, state, type } = open('https://a.example/old');
  const late = asked.shift()!;
  type('https://a.example/new');
  late.answer(report('old'));
  await settle();
  expect(state.value).toEqual({ kind: 'checking' });
  await vi.advanceTimersByTimeAsync(CALM_MS);
  asked.shift()!.answer(report('new'));
  await settle();
  expect(state.value).toEqual({ kind: 'done', report: report('new') });
  type(null);
  expect(state.value).toEqual({ kind: 'idle' });
});

it('asks at once when only the kind changes', () => {
  const { asked, input } = open('https://a.example/1');
  input.value = { ...input.value!, kind: 'document' };
  expect(asked.map((request) => request.input['kind'])).toEqual(['media', 'document']);
});

it('stops nothing where it fails, and asks again when told to', async () => {
  const { asked, state, again } = open('https://a.example/1');
  asked.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(state.value).toEqual({ kind: 'failed' });
  again();
  expect(state.value).toEqual({ kind: 'checking' });
  asked.shift()!.answer(report('1'));
  await settle();
  expect(state.value.kind).toBe('done');
});

it('is silent once its form is closed', async () => {
  const { asked, type } = open(null);
  type('https://a.example/1');
  scope.stop();
  await vi.advanceTimersByTimeAsync(CALM_MS);
  expect(asked).toEqual([]);
});
