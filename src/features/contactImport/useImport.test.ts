import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import type { ImportPreview } from '#contract/routes/contactImport.ts';
import { installTestBridge } from '@/bridge/testBridge';
import { BridgeError } from '@/bridge';
import { useImport } from './useImport';

let scope: EffectScope;
beforeEach(() => {
  vi.useFakeTimers();
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const source = { name: 'leads.csv', blob: new Blob([]), pasted: null };

function preview(create: number): ImportPreview {
  return {
    format: 'csv',
    reading: { encoding: 'utf-8', delimiter: ',', hasHeader: true },
    columns: [{ title: 'Phone', use: { kind: 'phone' }, samples: [] }],
    rows: create,
    counts: { create, update: 0, same: 0, duplicate: 0, skip: 0, rejected: 0 },
    reasons: {},
    options: { columns: [], defaultCountry: 'IN', optIn: null, existing: 'update', extraTags: [] },
  };
}

function begin() {
  const { asked } = installTestBridge();
  const work = scope.run(() =>
    useImport(
      () => 'a',
      () => 'IN',
    ),
  )!;
  const waiting = (route: string) => asked.filter((request) => request.route === `contacts.${route}`);
  const answer = async (route: string, value: unknown) => {
    waiting(route).at(-1)!.answer(value);
    await pass();
  };
  return { work, waiting, answer };
}

async function beginAndRead() {
  const begun = begin();
  void begun.work.choose(source);
  await begun.answer('importOpen', { importId: 'one' });
  await begun.answer('importPreview', preview(3));
  return begun;
}

test('a file is read once, and everything chosen is asked with the next dry run', async () => {
  const { work, waiting } = await beginAndRead();
  expect(work.stage.value.kind).toBe('check');
  work.change({ optIn: 'yes' });
  work.change({ existing: 'skip' });
  await pass(1_000);
  expect(waiting('importOpen')).toHaveLength(1);
  expect(waiting('importPreview')).toHaveLength(2);
  expect(waiting('importPreview')[1]!.input['options']).toMatchObject({
    optIn: 'yes',
    existing: 'skip',
    defaultCountry: 'IN',
  });
});

test('a choice made while rows are looked at is asked next, and nothing starts before its answer', async () => {
  const { work, waiting, answer } = await beginAndRead();
  work.change({ optIn: 'yes' });
  await pass(1_000);
  work.change({ optIn: 'no' });
  await pass(1_000);
  expect(waiting('importPreview')).toHaveLength(2);
  await work.start();
  expect(waiting('importRun')).toHaveLength(0);

  await answer('importPreview', preview(3));
  await pass(1_000);
  expect(waiting('importPreview')[2]!.input['options']).toMatchObject({ optIn: 'no' });
  await answer('importPreview', preview(3));
  void work.start();
  await answer('importRun', { batchId: 7 });
  expect(work.stage.value).toEqual({ kind: 'running', batchId: 7 });
  // What became a batch is not taken away from it.
  scope.stop();
  expect(waiting('importClose')).toHaveLength(0);
});

test('a file left while it is read is forgotten at the app, and does not come back', async () => {
  const { work, waiting, answer } = begin();
  void work.choose(source);
  await answer('importOpen', { importId: 'one' });
  work.back();
  expect(work.stage.value).toEqual({ kind: 'choose', problem: null });
  await answer('importPreview', preview(3));
  expect(work.stage.value.kind).toBe('choose');
  expect(waiting('importClose').map(({ input }) => input['importId'])).toEqual(['one']);
  expect(work.canGoOn.value).toBe(false);
});

test('an import the app has forgotten is read again, with all that was chosen', async () => {
  const { work, waiting, answer } = await beginAndRead();
  work.change({ optIn: 'yes' });
  await pass(1_000);
  waiting('importPreview')[1]!.fail(new BridgeError({ code: 'NOT_FOUND', message: 'Gone.' }));
  await pass();
  expect(waiting('importOpen')).toHaveLength(2);
  await answer('importOpen', { importId: 'two' });
  expect(waiting('importPreview').at(-1)!.input).toMatchObject({
    importId: 'two',
    options: { optIn: 'yes' },
  });
});

test('an answer the file no longer has was not given', async () => {
  const { work, answer } = await beginAndRead();
  work.change({ columns: [{ kind: 'optIn' }], optIn: 'column' });
  await pass(1_000);
  await answer('importPreview', preview(3));
  expect(work.draft.value.optIn).toBe('column');
  work.change({ columns: [{ kind: 'phone' }] });
  await pass(1_000);
  await answer('importPreview', preview(3));
  expect(work.draft.value.optIn).toBeNull();
});
