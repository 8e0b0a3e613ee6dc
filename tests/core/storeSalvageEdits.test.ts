import { afterEach, beforeEach, expect, it } from 'vitest';
import { markOpen } from '#core/store/file/besideStore.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { migrations } from '#core/store/migrations/index.ts';
import { salvageNotice } from '#core/store/salvage/salvageNotice.ts';
import { change, openMended, PAGE } from './storeDamage.ts';
import { KEY, openStoreHere, T0, temporaryFolder, type Folder } from './storeFixture.ts';

let folder: Folder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

const NEW = { target: 'contact', op: 'create', seen: {} } as const;

/** Damages a page of the file that nothing of edits lies on. */
function damage(): void {
  const opened = openDatabase(folder.file, KEY, migrations);
  const page = opened.db
    .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'contacts_by_name'`)
    .pluck()
    .get();
  opened.close();
  change(folder.file, (content) => content.fill(9, PAGE * ((page ?? 0) - 1), PAGE * (page ?? 0)));
  markOpen(folder.file);
}

it('keeps single edits of a damaged file, none of which is sent by itself', () => {
  const store = openStoreHere(folder.file);
  const waiting = store.edits.add({ ...NEW, key: '+911', change: { name: 'Waiting' } }, T0);
  const sending = store.edits.add({ ...NEW, key: '+912', change: { name: 'Sending' } }, T0);
  const refused = store.edits.add({ ...NEW, key: '+913', change: { name: 'Refused' } }, T0);
  store.edits.refused(refused!.id, { code: 'API_REJECTED', message: 'No.' }, T0);
  expect(store.edits.claimOne(sending!.id, T0)).not.toBeNull();
  const batch = store.batches.open({ kind: 'import', title: 'people.csv', details: null }, T0);
  const row = { label: 'Row', line: 1, cells: null, problem: null };
  store.batches.fill(batch, [{ ...row, key: '+914', op: 'create', change: {}, seen: {} }]);
  store.batches.start(batch, T0);
  store.close();
  damage();

  const mended = openMended(folder.file);
  expect(mended.salvaged).toMatchObject({ edits: 3 });
  expect(mended.edits.list({})).toMatchObject([
    { key: '+911', label: waiting!.label, state: 'refused', problem: { code: 'STORE_MENDED' } },
    { key: '+912', state: 'refused', problem: { code: 'STORE_MENDED' } },
    { key: '+913', state: 'refused', problem: { code: 'API_REJECTED' } },
  ]);
  expect(mended.edits.claim(T0)).toBeNull();
  expect(salvageNotice(mended.salvaged!).message).toContain('3 changes that Inlobo had not taken for sure');
  // What may have left is looked for before it is sent again.
  for (const { id } of mended.edits.list({})) mended.edits.retry(id);
  const jobs = [1, 2, 3].map(() => mended.edits.claim(T0));
  expect(jobs.map((job) => [job?.key, job?.mayHaveArrived])).toEqual([
    ['+911', false],
    ['+912', true],
    ['+913', false],
  ]);
  mended.close();
});
