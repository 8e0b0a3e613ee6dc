import { beforeEach, describe, expect, it } from 'vitest';
import type { NewBatchRow, Store } from '#core/store/store.ts';
import { ACCOUNT, dryRunFile, encode, told, utf16, type DryRunOfFile } from './importScene.ts';
import { contact, openAside, pass, useStore } from './storeFixture.ts';

const opened = useStore();
let store: Store;
const RAVI = contact('+919810007919', {
  name: 'Ravi Kumar',
  email: 'ravi@example.com',
  tags: ['vip'],
  customAttributes: { city: 'Pune', orders: 5 },
  isOptedIn: false,
});
beforeEach(() => {
  store = openAside(opened.store);
  pass(opened.store, [RAVI]);
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const XLSX = Buffer.concat([
  Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000', 'latin1'),
  Buffer.alloc(200, 7),
]);

describe('a file that is no table', () => {
  it.each([
    ['picture', PNG, 'contacts.csv'],
    ['spreadsheet', XLSX, 'contacts.xlsx'],
    ['archive', Buffer.concat([XLSX.subarray(0, 4), Buffer.alloc(100, 1)]), 'contacts.csv'],
    ['binary', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7) % 32)), 'contacts.csv'],
    ['binary', Buffer.concat([Buffer.from('name,phone\r\n'), Buffer.alloc(300)]), 'contacts.csv'],
    ['pdf', Buffer.from('%PDF-1.7\n1 0 obj'), 'contacts.csv'],
    ['webPage', Buffer.from('<html><table><tr><td>Phone</td></tr></table>'), 'contacts.xls'],
    ['empty', Buffer.alloc(0), 'contacts.csv'],
    ['empty', Buffer.from('\ufeff \r\n\r\n'), 'contacts.csv'],
  ])('is refused as %s', async (kind, bytes, fileName) => {
    const refused = await dryRunFile(store, bytes, { fileName }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'IMPORT_UNREADABLE', data: { kind } });
  });

  it('is read all the same where it only looks so: short magic words, a control character', async () => {
    const run = await dryRunFile(
      store,
      `BMW Club,Phone\n${'Ann,+14155552671\n'.repeat(30)}Bob\u0001,+14155552672\n`,
    );
    expect(run.preview.counts).toMatchObject({ create: 2, duplicate: 29 });
  });
});

describe('odd tables', () => {
  it('has no rows where there is a header alone', async () => {
    const { preview } = await dryRunFile(store, 'Name,Phone\r\n');
    expect(preview.rows).toBe(0);
    expect(preview.columns.map(({ use }) => use.kind)).toEqual(['name', 'phone']);
  });

  it('tells columns by their cells where there is no header', async () => {
    const run = await dryRunFile(
      store,
      'Ann Lee;ann@example.com;+1 415 555 2671\nBob Ray;;+1 415 555 2672\n',
    );
    expect(run.preview.reading).toMatchObject({ hasHeader: false, delimiter: ';' });
    expect(run.preview.columns.map(({ title, use }) => [title, use.kind])).toEqual([
      ['Column 1', 'name'],
      ['Column 2', 'email'],
      ['Column 3', 'phone'],
    ]);
    expect(told(run)).toEqual([
      '1 create · +14155552671 · Ann Lee · name+email+isOptedIn',
      '2 create · +14155552672 · Bob Ray · name+isOptedIn',
    ]);
  });

  it('takes a pasted list of numbers', async () => {
    const run = await dryRunFile(store, '+1 415 555 2671\n+1 415 555 2672\n\nnot one\n', {
      fileName: 'Pasted text',
    });
    expect(told(run)).toEqual([
      '1 create · +14155552671 · isOptedIn',
      '2 create · +14155552672 · isOptedIn',
      '4 rejected · phoneNotANumber',
    ]);
  });

  it('fills short rows, notes long ones, and rejects those whose phone is not where it should be', async () => {
    const file = [
      'Name,Phone,Email',
      'Ann Lee,+14155552671',
      'Bob Ray,+14155552672,bob@example.com,surplus',
      'Cy Fox,+14155552673,cy@example.com,,',
      'Roe, Di,+14155552674,di@example.com',
    ].join('\n');
    expect(told(await dryRunFile(store, file))).toEqual([
      '2 create · +14155552671 · Ann Lee · name+isOptedIn · (raggedShort)',
      '3 create · +14155552672 · Bob Ray · name+email+isOptedIn · (raggedLong)',
      '4 create · +14155552673 · Cy Fox · name+email+isOptedIn',
      '5 rejected · raggedLong',
    ]);
  });

  it('rejects the row with an unclosed quote, and swallows none after it', async () => {
    const file =
      'Name,Phone\n"Ann Lee,+14155552671\nBob Ray,+14155552672\n"Cy ""C"" Fox\nJr.",+14155552673\n';
    const run = await dryRunFile(store, file);
    expect(told(run)).toEqual([
      '2 rejected · unclosedQuote',
      '3 create · +14155552672 · Bob Ray · name+isOptedIn',
      '4 create · +14155552673 · Cy "C" Fox\nJr. · name+isOptedIn',
    ]);
    expect(run.rows[0]?.cells).toEqual(['"Ann Lee', '+14155552671']);
  });

  it('heeds the line by which Excel says how cells are parted', async () => {
    const run = await dryRunFile(store, 'sep=;\r\nName;Phone\r\nLee, Ann;+14155552671\r\n');
    expect(run.preview.reading.delimiter).toBe(';');
    expect(told(run)).toEqual(['3 create · +14155552671 · Lee, Ann · name+isOptedIn']);
  });

  it('reads it as it is told to', async () => {
    const bytes = encode('Имя|Телефон\nОля|+79161234567\n', 'windows-1251');
    const reading = { encoding: 'koi8-r', delimiter: ',', hasHeader: false } as const;
    const { preview } = await dryRunFile(store, bytes, { reading });
    expect(preview.reading).toEqual({ encoding: 'koi8-r', delimiter: ',', hasHeader: false });
    expect(preview.rows).toBe(2);
    expect(preview.columns).toHaveLength(1);
  });

  it('joins letters that were cut where a piece of the file ended', async () => {
    const file = 'Name,Phone\nZoë Ångström 李,+14155552671\n';
    for (const bytes of [Buffer.from(file), utf16(file)]) {
      const run = await dryRunFile(store, bytes, { pieceBytes: 3 });
      expect(told(run)).toEqual(['2 create · +14155552671 · Zoë Ångström 李 · name+isOptedIn']);
    }
  });

  it('takes names of any kind, and rejects what is beyond all bounds', async () => {
    const name = 'ن'.repeat(200);
    const file = `Name,Phone,Tags\n${name},+14155552671,\n${'x'.repeat(10_001)},+14155552672,\nBob,+14155552673,${'t'.repeat(1_001)}\n,+14155552674,\n`;
    const run = await dryRunFile(store, file);
    expect(run.rows.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['create', null],
      ['rejected', 'nameTooLong'],
      ['rejected', 'tagTooLong'],
      ['create', null],
    ]);
    expect(run.rows.flatMap(({ cells }) => cells).every((cell) => cell.length <= 200)).toBe(true);
  });
});

describe('what becomes of contacts that are here', () => {
  const file = (row: string) => `Phone,Name,Email,Tags,City,Opt in\n${row}\n`;
  const columns = [
    { kind: 'phone' },
    { kind: 'name' },
    { kind: 'email' },
    { kind: 'tags' },
    { kind: 'attribute', key: 'city' },
    { kind: 'optIn' },
  ] as const;
  const run = (row: string, options: object = {}) =>
    dryRunFile(store, file(row), { options: { columns: [...columns], ...options } });

  it.each([
    ['nothing is said', '+919810007919,,,,,', 'same', []],
    ['the same is said', '+91 98100-07919, Ravi Kumar ,ravi@example.com,vip,Pune,', 'same', []],
    ['the name differs', '+919810007919,Ravi K.,,,,', 'update', ['name']],
    ['a tag is new', '+919810007919,,,"lead,vip",,', 'update', ['tags']],
    ['an attribute differs', '+919810007919,,,,Delhi,', 'update', ['customAttributes']],
  ])('is told where %s', async (_, row, verdict, fields) => {
    expect((await run(row)).rows[0]).toMatchObject({ verdict, fields });
  });

  it('is nothing where they are to be left alone', async () => {
    expect((await run('+919810007919,New,,,,', { existing: 'skip' })).rows[0]?.verdict).toBe('skip');
  });

  it('adds the tags of the whole file', async () => {
    expect((await run('+919810007919,,,,,', { extraTags: ['fair'] })).rows[0]?.fields).toEqual(['tags']);
  });

  it.each([
    [null, '', 'same', []],
    ['keep', 'yes', 'same', []],
    ['yes', '', 'update', ['isOptedIn']],
    ['no', 'yes', 'same', []],
    ['column', 'yes', 'update', ['isOptedIn']],
    ['column', '', 'same', []],
    ['column', 'perhaps', 'same', []],
  ])('with opt-in %j and a cell of %j: %s', async (optIn, cell, verdict, fields) => {
    expect((await run(`+919810007919,,,,,${cell}`, { optIn })).rows[0]).toMatchObject({ verdict, fields });
  });

  it('rejects a new contact whose cell says neither, and takes a later row with its number', async () => {
    const rows = '+14155552671,,,,,perhaps\n+14155552671,,,,,no';
    expect(told(await run(rows, { optIn: 'column' }))).toEqual([
      '2 rejected · optInUnclear · +14155552671',
      '3 create · +14155552671 · isOptedIn',
    ]);
  });
});

describe('an import that runs', () => {
  const FILE = [
    'Phone,Name,Tags',
    '+14155552671,Ann Lee,lead',
    '+919810007919,Ravi K.,lead',
    '+14155552671,Ann again,',
    'nobody,Bob Ray,"a, b"',
    '+919820011111,,',
  ].join('\n');

  /** The batch as it is put into the real store, and as that tells of it. */
  async function started(run: DryRunOfFile) {
    const rows: NewBatchRow[] = [];
    const fill: Store['batches']['fill'] = async (id, more) => {
      rows.push(...more);
      await store.batches.fill(id, more);
    };
    const id = await run.imports.run(run.named, { ...store, batches: { ...store.batches, fill } });
    return { id, rows, batch: opened.store.batches.get(id), told: opened.store.batches };
  }

  it('refuses to begin before opt-in was chosen', async () => {
    const run = await dryRunFile(store, FILE);
    await expect(started(run)).rejects.toMatchObject({ code: 'IMPORT_OPT_IN_UNSET' });
    const column = await dryRunFile(store, FILE, { options: { optIn: 'column' } });
    await expect(started(column)).rejects.toMatchObject({ code: 'IMPORT_OPT_IN_UNSET' });
  });

  it('is a batch of what changes, and of what is not taken with why and its cells', async () => {
    const run = await dryRunFile(store, FILE, { options: { optIn: 'keep' }, fileName: 'fair.csv' });
    const { id, rows, batch, told } = await started(run);
    expect(batch).toMatchObject({
      kind: 'import',
      title: 'fair.csv',
      state: 'running',
      details: { titles: ['Phone', 'Name', 'Tags'] },
      counts: { waiting: 3, skipped: 2 },
    });
    expect(told.rejected(id, { after: null, limit: 10 }).map(({ line, cells }) => [line, cells])).toEqual([
      [4, ['+14155552671', 'Ann again', '']],
      [5, ['nobody', 'Bob Ray', 'a, b']],
    ]);
    expect(rows).toMatchObject([
      {
        key: '+14155552671',
        op: 'create',
        change: { name: 'Ann Lee', tags: ['lead'], isOptedIn: false },
        seen: {},
        label: 'Ann Lee',
        line: 2,
        problem: null,
      },
      {
        key: '+919810007919',
        op: 'update',
        change: { name: 'Ravi K.', tags: ['vip', 'lead'] },
        seen: { name: 'Ravi Kumar', tags: ['vip'] },
        line: 3,
        problem: null,
      },
      {
        key: '+14155552671',
        line: 4,
        problem: { code: 'ROW_SKIPPED', data: { reason: 'duplicate', sameAsLine: 2 } },
      },
      {
        key: '',
        label: 'nobody · Bob Ray · a, b',
        line: 5,
        cells: ['nobody', 'Bob Ray', 'a, b'],
        problem: { code: 'ROW_SKIPPED', data: { reason: 'phoneNotANumber' } },
      },
      { key: '+919820011111', op: 'create', change: { isOptedIn: false }, line: 6, problem: null },
    ]);
    expect(() => run.imports.rows(run.named, { offset: 0, limit: 1 })).toThrow('not open');
  });

  it('keeps the attributes that a contact has beside those of the file', async () => {
    const columns = [{ kind: 'phone' }, { kind: 'attribute', key: 'city' }] as const;
    const run = await dryRunFile(store, 'Phone,City\n+919810007919,Delhi\n', {
      options: { columns: [...columns], optIn: 'keep' },
    });
    const { rows } = await started(run);
    expect(rows[0]?.change).toEqual({ customAttributes: { city: 'Delhi', orders: 5 } });
    expect(rows[0]?.seen).toEqual({ customAttributes: { city: 'Pune', orders: 5 } });
  });
});

describe('imports that are open', () => {
  it('answers all who asked with what was asked last', async () => {
    const { imports, named } = await dryRunFile(store, 'Phone,Name\n+919810007919,Ravi K.\n');
    const first = imports.preview(named, {}, { existing: 'update' }, store.contacts);
    const second = imports.preview(named, {}, { existing: 'skip' }, store.contacts);
    expect((await first).counts.skip).toBe(1);
    expect((await second).counts.skip).toBe(1);
    expect(imports.rows(named, { offset: 0, limit: 5, verdicts: ['skip'] }).total).toBe(1);
  });

  it('gives rows by verdict, a page at a time', async () => {
    const phones = Array.from({ length: 30 }, (_, index) => (index % 3 ? `+1415555${2600 + index}` : 'none'));
    const { imports, named } = await dryRunFile(store, `Phone\n${phones.join('\n')}\n`);
    const page = imports.rows(named, { offset: 5, limit: 3, verdicts: ['rejected'] });
    expect(page.total).toBe(10);
    expect(page.rows.map(({ line }) => line)).toEqual([17, 20, 23]);
  });

  it('refuses more than 200 MB, said or sent', async () => {
    const { imports, named } = await dryRunFile(store, 'Phone\n');
    expect(() => imports.open({ accountId: ACCOUNT, fileName: 'x', size: 201 * 1024 * 1024 })).toThrow(
      '200 MB',
    );
    const piece = Buffer.alloc(90 * 1024 * 1024, 48).toString('base64');
    imports.add(named, piece);
    imports.add(named, piece);
    expect(() => imports.add(named, piece)).toThrow('200 MB');
  });

  it('forgets one that was closed, the oldest of many, and is closed to other accounts', async () => {
    const { imports, named } = await dryRunFile(store, 'Phone\n');
    expect(() => imports.rows({ ...named, accountId: 'other' }, { offset: 0, limit: 1 })).toThrow('not open');
    for (let count = 0; count < 3; count += 1) imports.open({ accountId: ACCOUNT, fileName: 'x', size: 1 });
    expect(() => imports.add(named, 'YQ==')).toThrow('not open');
  });

  it('stops reading when it is closed', async () => {
    const { imports, named } = await dryRunFile(store, 'Phone\n+14155552671\n');
    const preview = imports.preview(named, { hasHeader: false }, {}, store.contacts);
    imports.close(named);
    await expect(preview).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a file of 100,000 rows', () => {
  it('lets others have their turn all along', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, index) => `Person ${index},+1415${2_000_000 + index},a@b.example`,
    );
    const file = Buffer.from(`Name,Phone,Email\r\n${rows.join('\r\n')}\r\n`);
    // A clock that goes on by a millisecond whenever it is asked: work that never asks never rests.
    let asked = 0;
    let turns = 0;
    let isDone = false;
    const others = () => {
      turns += 1;
      if (!isDone) setImmediate(others);
    };
    setImmediate(others);
    const { preview } = await dryRunFile(store, file, { clock: { now: () => (asked += 1) } });
    isDone = true;
    expect(preview.counts.create).toBe(100_000);
    // Every ten looks at that clock are a turn: a look for every hundred rows at least.
    expect(asked).toBeGreaterThan(1_000);
    expect(turns).toBeGreaterThan(100);
  });
});
