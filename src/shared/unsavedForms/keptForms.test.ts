import { effectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BridgeError } from '@/bridge';
import { installTestBridge } from '@/bridge/testBridge';
import { keptForms } from './keptForms';

interface Form {
  readonly name: string;
}

function open() {
  const { asked } = installTestBridge();
  const scope = effectScope();
  const forms = scope.run(() =>
    keptForms<'group', Form>('group', {
      write: ({ name }) => (name === '' ? null : valuesOf(name)),
      read: ({ values }) => (values.name === 'worthless' ? null : { name: values.name }),
    }),
  )!;
  return { asked, forms, scope };
}

function valuesOf(name: string) {
  const blank = { name: '', description: '' };
  return { id: null, seen: blank, values: { ...blank, name } };
}

const row = (key: string, name: string) => ({ kind: 'group', key, values: valuesOf(name), changedAt: 1 });
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('reads what was kept once, and what was typed before it came wins over it', async () => {
  const { asked, forms } = open();
  forms.open('acc');
  forms.open('acc');
  expect(asked.map(({ route, input }) => [route, input])).toEqual([
    ['unsavedForms.list', { accountId: 'acc', kind: 'group' }],
  ]);
  forms.set('acc', 'b', { name: 'newer' });
  expect(forms.isOpen('acc')).toBe(false);
  asked.shift()!.answer({ rows: [row('a', 'A'), row('b', 'older'), row('c', 'worthless')] });
  await settle();
  expect(forms.isOpen('acc')).toBe(true);
  expect(forms.get('acc', 'a')).toEqual({ name: 'A' });
  expect(forms.get('acc', 'b')).toEqual({ name: 'newer' });
  expect(forms.get('other', 'a')).toBeNull();
  expect(forms.keysOf('acc').toSorted()).toEqual(['a', 'b']);
});

it('what was discarded while it was being read does not come back', async () => {
  const { asked, forms } = open();
  forms.set('acc', 'a', { name: 'typed' });
  forms.set('acc', 'a', null);
  forms.open('acc');
  const read = asked.find(({ route }) => route === 'unsavedForms.list')!;
  read.answer({ rows: [row('a', 'A')] });
  await settle();
  expect(forms.get('acc', 'a')).toBeNull();
});

it('is kept a moment after the last key, and forgotten at once', async () => {
  const { asked, forms } = open();
  forms.set('acc', 'a', { name: 'V' });
  forms.set('acc', 'a', { name: 'VIP' });
  await vi.advanceTimersByTimeAsync(299);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked.map(({ input }) => input)).toEqual([
    { accountId: 'acc', kind: 'group', key: 'a', values: valuesOf('VIP') },
  ]);
  asked.shift()!.answer({});
  forms.set('acc', 'a', null);
  await settle();
  expect(asked.map(({ input }) => input)).toEqual([
    { accountId: 'acc', kind: 'group', key: 'a', values: null },
  ]);
});

it('where nothing can be read for now it opens all the same, and reads later', async () => {
  const { asked, forms } = open();
  forms.open('acc');
  asked.shift()!.fail(new BridgeError({ code: 'VAULT_LOCKED', message: 'Locked.' }));
  await settle();
  expect(forms.isOpen('acc')).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  asked.shift()!.answer({ rows: [row('a', 'A')] });
  await settle();
  expect(forms.get('acc', 'a')).toEqual({ name: 'A' });
});
