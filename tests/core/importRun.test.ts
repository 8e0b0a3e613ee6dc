import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { removeDataDir } from '#tests/support/dataDir.ts';

let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;

let written: string[];

beforeEach(async () => {
  written = [];
  demo = await startDemoApi({
    contacts: 5,
    liveliness: false,
    onRequest: ({ method, path }) => {
      if (method !== 'GET' && path.includes('/contacts/')) written.push(method);
    },
  });
  desk = await startTestCore();
  const added = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
  accountId = added.account.id;
  await desk.until('contacts.list', { accountId }, ({ asOf }) => asOf !== null);
});

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(desk.dataDir);
});

async function opened(file: string): Promise<{ accountId: string; importId: string }> {
  const size = Buffer.byteLength(file);
  const { importId } = await desk.get('contacts.importOpen', { accountId, fileName: 'fair.csv', size });
  await desk.get('contacts.importAdd', { accountId, importId, base64: Buffer.from(file).toString('base64') });
  return { accountId, importId };
}

it('sends what a file says to the server once, and gives back the rows it did not take', async () => {
  const [known] = (await desk.get('contacts.list', { accountId, limit: 1 })).rows;
  const file = [
    'Phone,Name,Tags,Opt in',
    '+14155552671,Ann Lee,"fair; lead",yes',
    `${known!.phone},,fair,`,
    '+1 415 555 2671,Ann again,,yes',
    'nobody,=Bob,,yes',
  ].join('\r\n');
  const named = await opened(file);
  const refused = await desk.ask('contacts.importRun', named);
  expect(refused).toMatchObject({ ok: false, error: { code: 'IMPORT_OPT_IN_UNSET' } });

  const { counts } = await desk.get('contacts.importPreview', { ...named, options: { optIn: 'column' } });
  expect(counts).toEqual({ create: 1, update: 1, same: 0, duplicate: 1, skip: 0, rejected: 1 });
  const { batchId } = await desk.get('contacts.importRun', named);
  const one = { accountId, id: batchId };
  const { batch } = await desk.until('batches.get', one, ({ batch: now }) => now?.state === 'finished');
  expect(batch).toMatchObject({ title: 'fair.csv', counts: { done: 2, skipped: 2 } });

  const { contact: ann } = await desk.get('contacts.get', { accountId, phone: '+14155552671' });
  expect(ann).toMatchObject({ name: 'Ann Lee', tags: ['fair', 'lead'], isOptedIn: true });
  const { contact: kept } = await desk.get('contacts.get', { accountId, phone: known!.phone });
  expect(kept).toMatchObject({ name: known!.name, tags: [...known!.tags, 'fair'] });

  expect(written.toSorted()).toEqual(['POST', 'PUT']);

  const rejected = await desk.get('batches.rejected', one);
  expect(rejected.text).not.toMatch(/[,"]=Bob/u);
  // The file of rejected rows, mended and taken in again: its columns are known, and its cells as they were.
  const again = await opened(rejected.text.replace('nobody', '+14155552672'));
  await desk.get('contacts.importPreview', { ...again, options: { optIn: 'column' } });
  const { rows } = await desk.get('contacts.importRows', again);
  expect(rows.map(({ verdict, phone, name }) => [verdict, phone, name])).toEqual([
    ['update', '+14155552671', 'Ann again'],
    ['create', '+14155552672', '=Bob'],
  ]);
});

it('says of a file that is none what it is, and forgets it when it is closed', async () => {
  const named = await opened('%PDF-1.7');
  const refused = await desk.ask('contacts.importPreview', named);
  expect(refused).toMatchObject({ ok: false, error: { code: 'IMPORT_UNREADABLE', data: { kind: 'pdf' } } });
  await desk.get('contacts.importClose', named);
  expect(await desk.ask('contacts.importRows', named)).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' },
  });
});

it('exports what is here, and takes it in again without a change', async () => {
  const selection = { filter: {}, except: [] };
  const { text, next, count } = await desk.get('contacts.export', { accountId, selection });
  expect([next, count]).toEqual([null, 5]);
  const named = await opened(text);
  const { counts } = await desk.get('contacts.importPreview', { ...named, options: { optIn: 'column' } });
  expect(counts).toMatchObject({ same: 5, create: 0, update: 0, rejected: 0 });
});
