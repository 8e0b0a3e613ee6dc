import { expect, test } from 'vitest';
import type { ImportPreview, ImportReason, ImportRow } from '#contract/routes/contactImport.ts';
import { contactImport } from '@/shared/i18n/en/contactImport';
import { importProblemText, reasonLines, rowChoices, rowWords, startWords } from './importWords';

const NO_COUNTS = { create: 0, update: 0, same: 0, duplicate: 0, skip: 0, rejected: 0 };

function preview(over: Partial<ImportPreview>): ImportPreview {
  return {
    format: 'csv',
    reading: { encoding: 'utf-8', delimiter: ',', hasHeader: true },
    columns: [],
    rows: 0,
    counts: NO_COUNTS,
    reasons: {},
    options: { columns: [], defaultCountry: null, optIn: null, existing: 'update', extraTags: [] },
    ...over,
  };
}

function row(over: Partial<ImportRow>): ImportRow {
  return {
    line: 2,
    verdict: 'create',
    reason: null,
    notes: [],
    phone: '+919810007919',
    name: 'Ravi Kumar',
    sameAsLine: null,
    fields: [],
    cells: ['Ravi Kumar', '98100 07919'],
    ...over,
  };
}

test('every verdict says what becomes of the row', () => {
  const what = (over: Partial<ImportRow>) => rowWords(row(over), 'en').what;
  expect(what({ fields: ['name', 'isOptedIn', 'tags'] })).toBe('Sets name and tags');
  expect(what({ verdict: 'update', fields: ['isOptedIn', 'customAttributes'] })).toBe(
    'Changes opt-in and attributes',
  );
  expect(what({ verdict: 'same' })).toBe('Already like this in your contacts');
  expect(what({ verdict: 'duplicate', sameAsLine: 1_204 })).toBe('Line 1,204 has this number');
  expect(what({ verdict: 'skip' })).toBe('Is in your contacts already');
  expect(what({ verdict: 'rejected', reason: 'phoneNeedsCountry' })).toContain('Choose the country');
});

test('every reason has words of its own, as what it was rejected for and as a note', () => {
  const all = Object.keys(contactImport.reason) as ImportReason[];
  const reasons = all.map((reason) => rowWords(row({ verdict: 'rejected', reason }), 'en').what);
  const notes = all.map((note) => rowWords(row({ notes: [note] }), 'en').notes[0]);
  for (const words of [reasons, notes]) {
    expect(new Set(words).size).toBe(all.length);
    expect(words.join()).not.toMatch(/contactImport\.|\{/u);
  }
});

test('a row without a name or a number that reads is shown as it begins in the file', () => {
  expect(rowWords(row({ name: null }), 'en')).toMatchObject({ title: '+91 98100 07919', phone: null });
  const unread = { verdict: 'rejected', reason: 'phoneTooShort', phone: null, name: null } as const;
  expect(rowWords(row({ ...unread, cells: ['Ravi', '', '981'] }), 'en').title).toBe('Ravi · 981');
  expect(rowWords(row({ ...unread, cells: ['', ''] }), 'en').title).toBe('The row is empty');
});

test('filters are those of verdicts that occur', () => {
  const choices = rowChoices(preview({ rows: 37, counts: { ...NO_COUNTS, create: 12, rejected: 25 } }));
  expect(choices.map(({ value, count }) => [value, count])).toEqual([
    ['all', 37],
    ['create', 12],
    ['rejected', 25],
  ]);
});

test('reasons stand with how many rows they keep out, the most frequent first', () => {
  const lines = reasonLines(preview({ reasons: { noPhone: 2, phoneNeedsCountry: 18, phoneTooLong: 0 } }));
  expect(lines.map(({ count }) => count)).toEqual([18, 2]);
});

test('the button says what it will do, and where there is nothing to do, why', () => {
  expect(startWords(preview({ counts: { ...NO_COUNTS, create: 812, update: 40 } }))).toEqual({
    count: 852,
    text: '812 new, 40 changed',
  });
  expect(startWords(preview({ counts: { ...NO_COUNTS, same: 3 } })).text).toMatch(/nobody new/);
  expect(startWords(preview({ counts: { ...NO_COUNTS, rejected: 3 } })).text).toMatch(/no row can be taken/);
});

test('says of every kind of file that is none what it is, and of a kind it does not know what to choose instead', () => {
  const problem = (kind: string) =>
    importProblemText({ code: 'IMPORT_UNREADABLE', message: 'As the app says it.', data: { kind } });
  for (const [kind, sentence] of Object.entries(contactImport.unreadable))
    expect(problem(kind)).toBe(sentence);
  expect(problem('toString')).toBe('This file can’t be read. Choose a CSV or vCard file.');
  expect(importProblemText({ code: 'IMPORT_TOO_LARGE', message: 'Said.' })).toContain('200 MB');
});
