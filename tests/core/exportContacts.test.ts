import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactSelection } from '#contract/routes/contacts.ts';
import { createExports } from '#core/contacts/export/exportContacts.ts';
import type { ContactRecord } from '#core/records.ts';
import type { Store } from '#core/store/store.ts';
import { dryRunFile } from './importScene.ts';
import { contact, openAside, pass, useStore } from './storeFixture.ts';

const opened = useStore();
let store: Store;
beforeEach(() => {
  store = openAside(opened.store);
});

const EVERYBODY: ContactSelection = { filter: {}, except: [] };
let nextId = 0;
const newExports = () =>
  createExports({
    random: { bytes: (count) => new Uint8Array(count).fill((nextId += 1)), fraction: () => 0 },
  });

async function exported(selection = EVERYBODY): Promise<{ text: string; pieces: number; count: number }> {
  const exports = newExports();
  const pieces = [await exports.piece(store.contacts, selection, undefined)];
  for (let next = pieces[0]!.next; next !== null; next = pieces.at(-1)!.next) {
    pieces.push(await exports.piece(store.contacts, selection, next));
  }
  return {
    text: pieces.map(({ text }) => text).join(''),
    pieces: pieces.length,
    count: pieces.reduce((sum, { count }) => sum + count, 0),
  };
}

const RISKY = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  "'",
  '"',
  ' ',
  ';',
  ',',
  '|',
  '{',
  '[',
  '1',
  'a',
  'م',
  '\u202e',
  '👩‍👧',
];
const words = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Ravi Kumar',
      'Zoë Ångström',
      'محمد علي',
      '李 小龙',
      "O'Brien, Ann",
      '5',
      'true',
      'null',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...RISKY), maxLength: 10 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('=HYPERLINK("http://x")', "'=1", '\ud800 lone', 'x'.repeat(200), ''),
  },
);
const attribute = fc.oneof(
  words,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.json().map((json) => JSON.parse(json) as unknown),
);
const person = fc.record({
  name: fc.option(words),
  email: fc.option(fc.oneof(fc.emailAddress(), words)),
  tags: fc.array(words, { maxLength: 4 }),
  customAttributes: fc.dictionary(
    fc.oneof(
      fc.constantFrom('city', 'orders', 'Größe', '__proto__', 'constructor', '=cmd', 'a,b', ' two\nlines '),
      fc.constantFrom('vip since', 'note'),
    ),
    attribute,
    { maxKeys: 4 },
  ),
  isOptedIn: fc.option(fc.boolean()),
});
/** Beginnings of numbers, and how many digits follow. */
const AREAS = [
  ['+9198', 8],
  ['+49151', 8],
  ['+1415', 7],
  ['+97150', 7],
  ['+55119', 8],
  ['+8190', 8],
] as const;

function generated(count: number): ContactRecord[] {
  return fc.sample(person, { numRuns: count, seed: 5 }).map((values, index) => {
    const [area, digits] = AREAS[index % AREAS.length]!;
    const phone = area + String(2_345_678 + index * 7).padEnd(digits, '0');
    return contact(phone, values);
  });
}

describe('an export', () => {
  it('comes back in with nothing to change', async () => {
    const people = generated(10_000);
    pass(opened.store, people);
    const file = await exported();
    expect(file.count).toBe(10_000);
    const run = await dryRunFile(store, file.text, { options: { optIn: 'column' } });
    expect(run.rows.filter(({ verdict }) => verdict !== 'same').slice(0, 5)).toEqual([]);
    expect(run.preview.counts.same).toBe(10_000);
  }, 180_000);

  it('makes the same contacts where there are none', async () => {
    const ann = contact('+14155552671', {
      name: '=1+1',
      email: 'ann@example.com',
      tags: ['a, b', 'c;d', '"e"'],
      customAttributes: { city: 'Pune', zip: '041', orders: 3, isPaid: false, list: [1, 'x'], none: null },
      isOptedIn: true,
    });
    pass(opened.store, [ann]);
    const file = await exported();
    pass(opened.store, []);
    const run = await dryRunFile(store, file.text, { options: { optIn: 'column' } });
    const rows: unknown[] = [];
    const fill: Store['batches']['fill'] = async (_, more) => void rows.push(...more);
    await run.imports.run(run.named, { ...store, batches: { ...store.batches, fill } });
    const { name, email, tags, customAttributes, isOptedIn } = ann;
    expect(rows).toMatchObject([
      { key: ann.phone, change: { name, email, tags, customAttributes, isOptedIn } },
    ]);
  });

  it('runs nothing where a spreadsheet opens it', async () => {
    pass(opened.store, [
      contact('+14155552671', {
        name: '=cmd|x',
        email: '@x',
        tags: ['-1'],
        customAttributes: { note: 'a;=1\n+2' },
      }),
    ]);
    expect((await exported()).text).toBe(
      'Phone,Name,Email,Tags,Opted in,attribute: note\r\n' +
        `'+14155552671,'=cmd|x,'@x,'-1,,"a;'=1\n'+2"\r\n`,
    );
  });

  it('has those that were selected alone, and a header where there is nobody', async () => {
    pass(opened.store, [
      contact('+14155552671'),
      contact('+14155552672', { tags: ['vip'] }),
      contact('+14155552673'),
    ]);
    expect((await exported({ phones: ['+14155552673'] })).text).toContain('+14155552673');
    expect((await exported({ filter: { tags: ['vip'] }, except: [] })).count).toBe(1);
    expect((await exported({ filter: {}, except: ['+14155552671'] })).count).toBe(2);
    expect((await exported({ filter: { tags: ['none'] }, except: [] })).text).toBe(
      'Phone,Name,Email,Tags,Opted in\r\n',
    );
  });

  it('is written in pieces that are one file', async () => {
    const note = 'x'.repeat(5_000);
    const people = Array.from({ length: 1_200 }, (_, index) =>
      contact(`+1415${2_000_000 + index}`, { customAttributes: { note } }),
    );
    pass(opened.store, people);
    const { text, pieces, count } = await exported();
    expect(pieces).toBeGreaterThan(1);
    expect(count).toBe(1_200);
    expect(text.split('\r\n').filter((line) => line.startsWith('Phone,'))).toHaveLength(1);
    const run = await dryRunFile(store, text);
    expect(run.preview.counts.same).toBe(1_200);
  });

  it('refuses to go on with a file that nobody writes any more', async () => {
    await expect(newExports().piece(store.contacts, EVERYBODY, 'gone:5')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
