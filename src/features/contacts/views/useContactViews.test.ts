import { createPinia, setActivePinia } from 'pinia';
import { effectScope, type EffectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import { DEFAULT_LAYOUT } from '../table/columns';
import { isSameLayout } from './sameLayout';
import { useContactViews } from './useContactViews';

let scope: EffectScope;
beforeEach(() => {
  vi.useFakeTimers();
  setActivePinia(createPinia());
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTimeAsync(0);
const vip = {
  id: 'v1',
  name: 'VIPs',
  changedAt: 1,
  layout: { filter: { anyTags: ['vip', 'gold'] }, sort: null, columns: [{ id: 'name' }, { id: 'email' }] },
};

async function open(current: unknown = null) {
  const bridge = installTestBridge();
  const views = scope.run(() => useContactViews('a'))!;
  bridge.asked.shift()!.answer({ rows: [vip], current });
  await settle();
  const kept = () =>
    bridge.asked
      .filter(({ route }) => route === 'contactViews.setCurrent')
      .map(({ input }) => input['layout']);
  return { ...bridge, views, kept };
}

it('shows the table as it was left, and as it is usual where it was never looked at', async () => {
  expect((await open()).views.layout.value).toEqual(DEFAULT_LAYOUT);
  const left = { ...DEFAULT_LAYOUT, filter: { optedIn: true } };
  expect((await open(left)).views.layout.value).toEqual(left);
});

it('waits for an account that is still opening, and shows the usual table where nothing can be read', async () => {
  const { asked, emit } = installTestBridge();
  const views = scope.run(() => useContactViews('a'))!;
  asked.shift()!.fail(new BridgeError({ code: 'ACCOUNT_NOT_READY', message: '' }));
  await settle();
  expect(views.layout.value).toBeNull();
  emit({ name: 'accounts.changed' });
  await vi.advanceTimersByTimeAsync(100);
  asked.shift()!.fail(new BridgeError({ code: 'INTERNAL', message: '' }));
  await settle();
  expect(views.layout.value).toEqual(DEFAULT_LAYOUT);
});

it('keeps how it is left once after a burst of changes, and at once when it is closed', async () => {
  const { views, kept } = await open();
  for (const tag of ['r', 'ra', 'rav']) views.change({ filter: { tags: [tag] } });
  expect(kept()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kept()).toEqual([{ ...DEFAULT_LAYOUT, filter: { tags: ['rav'] } }]);
  views.change({ filter: {} });
  scope.stop();
  expect(kept()).toHaveLength(2);
});

it('keeps what is searched for while the window lasts, and only the filters over a restart', async () => {
  const { views, kept } = await open();
  views.change({ filter: { search: 'ravi', optedIn: true } });
  await vi.advanceTimersByTimeAsync(1_000);
  const left = { ...DEFAULT_LAYOUT, filter: { optedIn: true } };
  expect(kept()).toEqual([left]);
  // To another screen and back.
  scope.stop();
  scope = effectScope();
  expect((await open(left)).views.layout.value?.filter).toEqual({ search: 'ravi', optedIn: true });
  scope.stop();
  scope = effectScope();
  setActivePinia(createPinia());
  const older = { ...left, filter: { search: 'kept by an older version', optedIn: true } };
  expect((await open(older)).views.layout.value?.filter).toEqual({ optedIn: true });
});

it('saves a view with what is searched for', async () => {
  const { asked, views } = await open();
  views.change({ filter: { search: 'ravi' } });
  void views.save('Ravis');
  expect(asked.find(({ route }) => route === 'contactViews.save')?.input['layout']).toMatchObject({
    filter: { search: 'ravi' },
  });
});

it('knows a view again by what it shows, and says when it was changed', async () => {
  const { views } = await open({ ...vip.layout, filter: { anyTags: ['gold', 'vip'] } });
  expect(views.chosen.value?.id).toBe('v1');
  expect(views.isChanged.value).toBe(false);
  views.open(vip);
  views.change({ sort: { by: 'email', isDescending: true } });
  expect(views.chosen.value?.id).toBe('v1');
  expect(views.isChanged.value).toBe(true);
  views.openAll();
  expect(views.chosen.value).toBeNull();
});

it('does not change how the table looks when views change elsewhere', async () => {
  const { asked, emit, views } = await open();
  views.change({ filter: { search: 'x' } });
  emit({ name: 'contactViews.changed', accountId: 'a' });
  await vi.advanceTimersByTimeAsync(100);
  asked.find(({ route }) => route === 'contactViews.list')!.answer({ rows: [], current: DEFAULT_LAYOUT });
  await settle();
  expect(views.layout.value?.filter).toEqual({ search: 'x' });
});

it('takes two layouts for the same where only words of no weight differ', () => {
  const one = { filter: { search: ' a ', tags: [] }, sort: null, columns: [{ id: 'phone' }] };
  const other = { filter: { search: 'a' }, sort: null, columns: [{ id: 'name' }, { id: 'phone' }] };
  expect(isSameLayout(one, other)).toBe(true);
  expect(isSameLayout(one, { ...other, columns: [{ id: 'phone', width: 99 }] })).toBe(false);
});
