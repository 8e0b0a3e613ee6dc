import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { removeDataDir } from '#tests/support/dataDir.ts';

let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;

beforeEach(async () => {
  demo = await startDemoApi({ contacts: 3, liveliness: false });
  desk = await startTestCore();
  const added = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
  accountId = added.account.id;
});

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(desk.dataDir);
});

const values = { touched: { name: 'Half a na' }, seen: { name: 'Ravi' } };

it('keeps what was typed until it is forgotten', async () => {
  await desk.get('unsavedForms.set', { accountId, kind: 'contact', key: '+919810007919', values });
  const row = { kind: 'contact', key: '+919810007919', values, changedAt: expect.any(Number) as number };
  expect(await desk.get('unsavedForms.list', { accountId })).toEqual({ rows: [row] });
  expect(await desk.get('unsavedForms.list', { accountId, kind: 'group' })).toEqual({ rows: [] });
  await desk.get('unsavedForms.set', { accountId, kind: 'contact', key: '+919810007919', values: null });
  expect(await desk.get('unsavedForms.list', { accountId })).toEqual({ rows: [] });
});

it.each([
  ['a form of another kind', { kind: 'group', key: 'a', values }],
  ['a form of no kind', { kind: 'broadcast', key: 'a', values: null }],
  ['a key without end', { kind: 'contact', key: 'x'.repeat(301), values }],
])('refuses %s', async (_, form) => {
  expect(await desk.ask('unsavedForms.set', { accountId, ...form } as never)).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT' },
  });
});
