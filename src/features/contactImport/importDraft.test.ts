import { expect, test } from 'vitest';
import type { ImportColumn, ImportPreview } from '#contract/routes/contactImport.ts';
import {
  blankDraft,
  draftForAnother,
  optInAnswers,
  optionsOf,
  withAttributeName,
  withOthersKept,
  withReading,
  withUse,
} from './importDraft';

const columns: readonly ImportColumn[] = [
  { title: 'Name', use: { kind: 'name' }, samples: [] },
  { title: 'Mobile', use: { kind: 'phone' }, samples: [] },
  { title: 'City', use: { kind: 'ignore' }, samples: ['Pune'] },
];

test('one column that is changed leaves the others as they were guessed', () => {
  expect(withUse(columns, null, 0, 'tags')).toEqual([
    { kind: 'tags' },
    { kind: 'phone' },
    { kind: 'ignore' },
  ]);
});

test('an attribute is called as its column, keeps the name it was given, and without one is not sent', () => {
  const asAttribute = withUse(columns, null, 2, 'attribute');
  expect(asAttribute[2]).toEqual({ kind: 'attribute', key: 'City' });
  const named = withAttributeName(columns, asAttribute, 2, 'Town');
  expect(withUse(columns, named, 2, 'attribute')[2]).toEqual({ kind: 'attribute', key: 'Town' });
  const nameless = withAttributeName(columns, asAttribute, 2, '  ');
  expect(optionsOf({ ...blankDraft(null), columns: nameless }).columns?.[2]).toEqual({ kind: 'ignore' });
});

test('the others can be kept as attributes in one go', () => {
  expect(withOthersKept(columns, null)).toEqual([
    { kind: 'name' },
    { kind: 'phone' },
    { kind: 'attribute', key: 'City' },
  ]);
});

test('read with another delimiter or encoding it is another table, with another header it is not', () => {
  const draft = { ...blankDraft('IN'), columns: withUse(columns, null, 0, 'tags') };
  expect(withReading(draft, { delimiter: ';' })).toMatchObject({
    columns: null,
    reading: { delimiter: ';' },
  });
  expect(withReading(draft, { encoding: 'utf-16le' }).columns).toBeNull();
  expect(withReading(draft, { hasHeader: false }).columns).toBe(draft.columns);
});

test('who agreed is never assumed: not at first, and not for another file', () => {
  expect(optionsOf(blankDraft('IN')).optIn).toBeNull();
  const draft = { ...blankDraft('IN'), optIn: 'yes', existing: 'skip', extraTags: ['vip'] } as const;
  expect(draftForAnother(draft)).toMatchObject({ optIn: null, existing: 'skip', extraTags: ['vip'] });
});

test('only answers that the file can give are offered', () => {
  const counts = { create: 2, update: 0, same: 0, duplicate: 0, skip: 0, rejected: 0 };
  const preview = { counts } as unknown as ImportPreview;
  expect(optInAnswers(preview, [{ kind: 'phone' }])).toEqual(['yes', 'no']);
  expect(optInAnswers(preview, [{ kind: 'optIn' }])).toEqual(['yes', 'no', 'column']);
  expect(optInAnswers({ counts: { ...counts, same: 1 } } as unknown as ImportPreview, [])).toEqual([
    'yes',
    'no',
    'keep',
  ]);
});
