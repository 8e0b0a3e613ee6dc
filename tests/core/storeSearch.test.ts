import { describe, expect, it } from 'vitest';
import type { MessageContent } from '#contract/routes/messages.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { createMessageBackfill } from '#core/store/search/messageIndex.ts';
import { MESSAGE_SEARCH_SQL } from '#core/store/search/messageSearch.ts';
import { migrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/openStore.ts';
import { candidateSql, rankedPeopleSql } from '#core/store/search/peopleSearch.ts';
import type { SearchQuery } from '#core/store/store.ts';
import {
  contact,
  DAY,
  HOUR,
  inbound,
  KEY,
  LOST,
  merge,
  MINUTE,
  openStoreHere,
  outbound,
  pass,
  PHONE,
  SECOND,
  T0,
  temporaryFolder,
  text,
  WORKER,
  useStore,
} from './storeFixture.ts';

const opened = useStore();

function search(query: string, values: Partial<SearchQuery> = {}) {
  return opened.store.search.all({ query, peopleLimit: 50, messagesLimit: 50, ...values });
}

/** What the messages found say, in the order given, matches in brackets. */
function said(query: string, values: Partial<SearchQuery> = {}): string[] {
  return search(query, values).messages.map(({ snippet }) =>
    snippet.ranges.reduceRight(
      (marked, [from, to]) => `${marked.slice(0, from)}[${marked.slice(from, to)}]${marked.slice(to)}`,
      snippet.text,
    ),
  );
}

function names(query: string, values: Partial<SearchQuery> = {}) {
  return search(query, values).people.map(({ name, phone }) => name ?? phone);
}

/** Messages a minute apart, the last at T0. */
function tell(...contents: readonly (string | MessageContent)[]): void {
  const from = T0 - (contents.length - 1) * MINUTE;
  merge(
    opened.store,
    contents.map((content, index) =>
      inbound(`w${index}`, from + index * MINUTE, typeof content === 'string' ? text(content) : content),
    ),
  );
}

describe('messages', () => {
  it('are found by every word, whatever its case and accents', () => {
    tell('Is the Straße jacket in stock?', 'stock only', 'In STOCK: jackets, strasse 5');
    expect(said('strasse stock')).toEqual([
      'In [STOCK]: jackets, [strasse] 5',
      'Is the [Straße] jacket in [stock]?',
    ]);
    expect(said('stock nowhere')).toEqual([]);
  });

  it.each<[string, MessageContent, string]>([
    ['a caption', { type: 'image', url: 'https://f/x', caption: 'The red jacket' }, 'jacket'],
    ['a file name', { type: 'document', url: 'https://f/x', filename: 'Price list.pdf' }, 'list.pdf'],
    ['a button', { type: 'buttons', body: 'Choose', buttons: ['Ship today'] }, 'ship'],
    ['a template’s value', template('Ravi Kumar'), 'kumar'],
    ['a place', { type: 'location', latitude: 1, longitude: 2, address: 'MG Road' }, 'mg road'],
    [
      'a contact card',
      { type: 'contacts', contacts: [{ name: 'Ada', phones: ['+44 20 7946 0123'] }] },
      '2079460123',
    ],
    ['a chosen button', { type: 'button-reply', text: 'Yes please', payload: null }, 'please'],
    ['an order', { type: 'order', itemCount: 1, text: 'Wrap it' }, 'wrap'],
    ['Chinese', text('我在李小龙的家'), '李小龙'],
    ['Arabic with marks', text('قال مُحَمَّد'), 'محمد'],
    ['a number as it is written', text('call 98100 07919'), '98100 07919'],
    ['a number grouped otherwise', text('call +91 98100-07919'), '9810007919'],
    ['a number written in one', text('call 9810007919'), '98100 079 19'],
    ['numbers that are not one', text('24 pieces at 100'), '100 24'],
    ['what looks like a search operator', text('this OR "that"'), 'or "that"'],
    ['a short and a long word', text('size 42 jacket'), '42 jacket'],
  ])('are found by %s', (_, content, query) => {
    tell('something else', content);
    const { messages, isTooShort } = search(query);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.snippet.ranges.length).toBeGreaterThan(0);
    expect(isTooShort).toBe(false);
  });

  it('come with who, when and where', () => {
    pass(opened.store, [contact(PHONE, { name: 'Ravi Kumar' })]);
    merge(opened.store, [outbound('w1', T0 - HOUR, text('Shipping today'))]);
    const { id } = opened.store.messages.list({ phone: PHONE, limit: 1 }).rows[0] ?? { id: 0 };
    expect(search('shipping').messages).toEqual([
      {
        id,
        phone: PHONE,
        name: 'Ravi Kumar',
        direction: 'out',
        at: T0 - HOUR,
        snippet: { text: 'Shipping today', ranges: [[0, 8]] },
      },
    ]);
  });

  it('are not found where letters of a word stand apart', () => {
    tell('abc bcd', 'abcd');
    expect(said('abcd')).toEqual(['[abcd]']);
  });

  it('are not looked for by short words alone', () => {
    tell('to be or not');
    expect(search('or be')).toMatchObject({ messages: [], next: null, isTooShort: true });
    expect(search('or not')).toMatchObject({ messages: [{}], isTooShort: false });
    expect(search(' ')).toMatchObject({ people: [], peopleTotal: 0, messages: [], isTooShort: false });
    expect(search('你好')).toMatchObject({ isTooShort: true });
  });

  it('are given newest first across conversations, whenever they came here', () => {
    merge(opened.store, [
      inbound('w1', T0 - 3 * DAY, text('hello 3')),
      inbound('w2', T0 - DAY, text('hello 1')),
    ]);
    const other = { phone: '+15550001111' };
    merge(
      opened.store,
      [inbound('x1', T0 - 2 * DAY, text('hello 2')), inbound('x2', T0, text('hello 0'))],
      other,
    );
    merge(opened.store, [inbound('w0', T0 - 4 * DAY, text('hello 4'))], { isFirstPage: false });
    expect(said('hello')).toEqual([0, 1, 2, 3, 4].map((days) => `[hello] ${days}`));
  });

  it('of one second are given newest first', () => {
    merge(
      opened.store,
      [3, 2, 1].map((ms) => inbound(`w${ms}`, T0 - ms, text(`hello ${ms}`))),
    );
    merge(opened.store, [inbound('w0', T0 - 4, text('hello 4'))], { isFirstPage: false });
    expect(said('hello')).toEqual([1, 2, 3, 4].map((ms) => `[hello] ${ms}`));
  });

  it('page without doubles or holes, and end', () => {
    tell(...Array.from({ length: 95 }, (_, index) => `hello ${index}`));
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 20; pages += 1) {
      const { messages, next } = search('hello', {
        messagesLimit: 10,
        ...(after !== undefined && { after }),
      });
      seen.push(...messages.map(({ snippet }) => snippet.text));
      if (next === null) break;
      after = next;
    }
    expect(seen).toEqual(Array.from({ length: 95 }, (_, index) => `hello ${94 - index}`));
    expect(search('hello', { messagesLimit: 95 }).next).toBeNull();
    expect(search('hello', { messagesLimit: 0 })).toMatchObject({ messages: [], next: null });
  });

  it('go on from where an answer ended that looked at much and found little', () => {
    tell('the zq needle', ...Array.from({ length: 1500 }, (_, index) => `the hay ${index}`));
    const first = search('the zq');
    expect(first.messages).toEqual([]);
    expect(first.next).not.toBeNull();
    expect(said('the zq', { after: first.next ?? '' })).toEqual(['[the] [zq] needle']);
  });

  it('take a place that is none as the newest', () => {
    tell('hello');
    for (const after of ['', 'x', '-1', '9'.repeat(40)])
      expect(said('hello', { after })).toEqual(['[hello]']);
  });

  it('of nonsensical times are found, and those of the future are not first for ever', () => {
    merge(opened.store, [
      inbound('w1', -DAY, text('hello before 1970')),
      inbound('w2', T0 + 90_000 * DAY, text('hello from the future')),
    ]);
    merge(opened.store, [inbound('w3', T0 + HOUR, text('hello later'))], { requestedAt: T0 + HOUR });
    expect(said('hello')).toEqual(['[hello] later', '[hello] from the future', '[hello] before 1970']);
    expect(said('hello', { messagesLimit: 1 })).toEqual(['[hello] later']);
  });
});

describe('the index follows', () => {
  it('what is sent, and forgets what is discarded', () => {
    const send = {
      clientId: 'c1',
      phone: PHONE,
      content: { type: 'text', text: 'Hello there' } as const,
      at: T0,
    };
    const { id } = opened.store.outbox.enqueue(send);
    expect(said('hello')).toEqual(['[Hello] there']);
    opened.store.outbox.discard(id);
    expect(said('hello')).toEqual([]);
    expect(indexed()).toBe(0);
  });

  it('an edit that the server tells of', () => {
    merge(opened.store, [inbound('w1', T0 - HOUR, text('first words'))]);
    merge(opened.store, [inbound('w1', T0 - HOUR, text('other words'))], { requestedAt: T0 + MINUTE });
    expect(said('first')).toEqual([]);
    expect(said('other')).toEqual(['[other] words']);
    merge(opened.store, [inbound('w1', T0 - HOUR, { type: 'sticker', url: null })], {
      requestedAt: T0 + HOUR,
    });
    expect(indexed()).toBe(0);
  });

  it('a message to another time, as when it is sent again', () => {
    const { id } = opened.store.outbox.enqueue({
      clientId: 'c1',
      phone: PHONE,
      content: { type: 'text', text: 'hello old' },
      at: T0,
    });
    opened.store.outbox.claim(T0);
    opened.store.outbox.failed(id, LOST);
    merge(opened.store, [inbound('w1', T0 + MINUTE, text('hello new'))], { requestedAt: T0 + HOUR });
    expect(said('hello')).toEqual(['[hello] new', '[hello] old']);
    opened.store.outbox.retry(id, T0 + 2 * HOUR);
    expect(said('hello')).toEqual(['[hello] old', '[hello] new']);
    expect(indexed()).toBe(2);
  });

  it('a message of ours that its history row is folded into', () => {
    const { id } = opened.store.outbox.enqueue({
      clientId: 'c1',
      phone: PHONE,
      content: { type: 'text', text: 'hello' },
      at: T0,
    });
    opened.store.outbox.claim(T0);
    opened.store.outbox.uncertain(id, LOST);
    merge(opened.store, [outbound('w1', T0 + 30 * SECOND, text('hello'))], { requestedAt: T0 + HOUR });
    expect(search('hello').messages).toMatchObject([{ id, at: T0 + 30 * SECOND }]);
    expect(indexed()).toBe(1);
  });
});

describe('a file of before the index', () => {
  /** A file as version 2 of the schema left it, with so many messages. */
  function oldFile(count: number): void {
    opened.store.close();
    opened.folder.remove();
    opened.folder = temporaryFolder();
    const old = openDatabase(opened.folder.file, KEY, migrations.slice(0, 2));
    old.db.exec(`INSERT INTO people (id, phone, search) VALUES (1, '${PHONE}', '${PHONE}')`);
    const insert = old.db.prepare(
      `INSERT INTO messages (person_id, direction, type, content, status, at, position)
       VALUES (1, 'in', 'text', ?, 'received', ?, ?)`,
    );
    old.db.transaction(() => {
      for (let index = 0; index < count; index += 1) {
        const at = T0 - index * MINUTE;
        insert.run(JSON.stringify(text(`hello ${index}`)), at, at * 1000);
      }
    })();
    old.close();
  }

  it('is indexed piece by piece, across restarts, with what comes and goes meanwhile', () => {
    oldFile(25);
    opened.store = openStoreHere(opened.folder.file);
    expect(said('hello')).toEqual([]);
    expect(createMessageBackfill(opened.store.db).step(10)).toBe(true);
    expect(said('hello')).toHaveLength(10);
    opened.store.close();

    opened.store = openStoreHere(opened.folder.file);
    merge(opened.store, [inbound('w1', T0 + MINUTE, text('hello new'))], { requestedAt: T0 + HOUR });
    const [oldest] = opened.store.messages.list({ phone: PHONE, limit: 100 }).rows;
    opened.store.db
      .prepare(`UPDATE messages SET status = 'failed', direction = 'out' WHERE id = ?`)
      .run(oldest?.id);
    opened.store.outbox.retry(oldest?.id ?? 0, T0 + HOUR);
    const backfill = createMessageBackfill(opened.store.db);
    expect(backfill.step(10)).toBe(true);
    expect(backfill.step(10)).toBe(false);
    expect(backfill.step(10)).toBe(false);
    expect(said('hello')).toEqual([
      '[hello] 24',
      '[hello] new',
      ...Array.from({ length: 24 }, (_, index) => `[hello] ${index}`),
    ]);
    expect(indexed()).toBe(26);
  });

  it('is indexed by the thread between requests', async () => {
    oldFile(1200);
    const remote = await openStore({
      file: opened.folder.file,
      key: KEY,
      worker: WORKER,
      clock: { now: () => T0 },
    });
    try {
      const all = { query: 'hello 1199', peopleLimit: 0, messagesLimit: 5 };
      let found = await remote.search.all(all);
      for (let asks = 0; found.messages.length === 0 && asks < 10_000; asks += 1)
        found = await remote.search.all(all);
      expect(found.messages).toHaveLength(1);
    } finally {
      await remote.close();
    }
  });

  it('has nothing to do where there were no messages', () => {
    expect(createMessageBackfill(opened.store.db).step()).toBe(false);
  });
});

describe('people', () => {
  it('are given best first: name, word of the name, the rest', () => {
    pass(opened.store, [
      contact('+1001', { name: 'Mira Saravi', email: 'x@ravi.example' }),
      contact('+1002', { name: 'Anil Ravindra' }),
      contact('+1003', { name: 'Ravi Kumar' }),
      contact('+1004', { name: 'Ravi Anand' }),
      contact('+1005', { name: 'Bob', email: 'ravi@example.com' }),
      contact('+1006', { name: 'Zoe' }),
    ]);
    expect(names('RÁVI')).toEqual(['Ravi Anand', 'Ravi Kumar', 'Anil Ravindra', 'Bob', 'Mira Saravi']);
    expect(names('kum rav')).toEqual(['Ravi Kumar']);
    expect(search('ravi', { peopleLimit: 2 })).toMatchObject({ people: [{}, {}], peopleTotal: 5 });
    expect(search('ravi', { peopleLimit: 0 })).toMatchObject({ people: [], peopleTotal: 0 });
  });

  it('with newer conversations come before others that are as good', () => {
    pass(opened.store, [
      contact('+1', { name: 'Ravi A' }),
      contact('+2', { name: 'Ravi B', tags: ['vip'] }),
      contact('+3', { name: 'Ravi C' }),
      contact('+4', { name: 'A Ravi' }),
    ]);
    merge(opened.store, [inbound('w1', T0 - DAY)], { phone: '+2' });
    merge(opened.store, [inbound('w2', T0 - HOUR)], { phone: '+3' });
    merge(opened.store, [inbound('w3', T0)], { phone: '+4' });
    expect(names('ravi')).toEqual(['Ravi C', 'Ravi B', 'Ravi A', 'A Ravi']);
    expect(search('ravi').people[1]).toEqual({
      phone: '+2',
      name: 'Ravi B',
      tags: ['vip'],
      hasConversation: true,
    });
  });

  it.each(['98100 07919', '+91 98100-07919', '(98100)07919', '10007'])(
    'are found by the number %s',
    (query) => {
      pass(opened.store, [contact(PHONE, { name: 'Ravi' }), contact('+15550001111', { name: 'Zoe' })]);
      expect(names(query)).toEqual(['Ravi']);
    },
  );

  it('whose number begins with the digits come before those that hold them', () => {
    pass(opened.store, [contact('+4415550000', { name: 'Ann' }), contact('+15550001111', { name: 'Zoe' })]);
    expect(names('1555')).toEqual(['Zoe', 'Ann']);
  });

  it('without a name are found, and with short words', () => {
    merge(opened.store, [inbound('w1', T0)], { phone: PHONE });
    pass(opened.store, [contact('+1', { name: '李小龙' }), contact('+2', { name: 'Ed Li' })]);
    expect(search('07919').people).toEqual([{ phone: PHONE, name: null, tags: [], hasConversation: true }]);
    expect(names('小龙')).toEqual(['李小龙']);
    expect(names('li')).toEqual(['Ed Li']);
  });

  it('are given best first among more hits than are sorted', () => {
    const many = Array.from({ length: 2300 }, (_, index) =>
      contact(`+1${10_000 + index}`, { name: `Xavi Ravi ${String(index).padStart(4, '0')}` }),
    );
    pass(opened.store, [
      ...many,
      contact('+21', { name: 'Ravi B' }),
      contact('+22', { name: 'Ravi A' }),
      contact('+23', { name: 'Ravi C' }),
    ]);
    merge(opened.store, [inbound('w1', T0 - HOUR)], { phone: '+23' });
    merge(opened.store, [inbound('w2', T0)], { phone: '+112299' });
    for (const query of ['ravi', 'ra'])
      expect(names(query, { peopleLimit: 5 }).slice(0, 4)).toEqual([
        'Ravi C',
        'Ravi A',
        'Ravi B',
        'Xavi Ravi 2299',
      ]);
    for (const query of ['ravi', 'ra ravi'])
      expect(search(query, { peopleLimit: 5 })).toMatchObject({ people: { length: 5 }, peopleTotal: 2303 });
    expect(search('ra').peopleTotal).toBe(2000);
  });
});

describe('a search reads', () => {
  function plan(sql: string): string[] {
    return opened.store.db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/[:?]\w+/g, 'NULL')}`)
      .all()
      .map(({ detail }) => detail);
  }

  it('messages along the index, newest first, each row by its id', () => {
    expect(plan(MESSAGE_SEARCH_SQL)).toEqual([
      expect.stringMatching(/^SCAN s VIRTUAL TABLE INDEX \d+:.*M/),
      expect.stringContaining('SEARCH m USING INTEGER PRIMARY KEY'),
    ]);
    expect(MESSAGE_SEARCH_SQL).toMatch(/LIMIT/);
  });

  it.each([[['ravi']], [['ravi', 'kumar']], [['ra', 'kumar']]])('no whole table for %j', (terms) => {
    for (const { sql } of candidateSql(terms)) {
      expect(sql).toMatch(/LIMIT/);
      const wholes = plan(sql).filter((detail) =>
        /^SCAN (?!s VIRTUAL|v|conversations USING (COVERING )?INDEX)/.test(detail),
      );
      expect(wholes).toEqual([]);
      expect(plan(sql).join()).not.toContain('TEMP B-TREE');
    }
  });

  it('nobody but those found to put them in order', () => {
    const details = plan(rankedPeopleSql(['ravi', 'kumar']));
    expect(details.filter((detail) => /^SCAN (?!found|hit VIRTUAL)/.test(detail))).toEqual([]);
    expect(rankedPeopleSql(['ravi'])).toMatch(/LIMIT/);
  });
});

function indexed(): number {
  return opened.store.db.prepare<[], number>('SELECT COUNT(*) FROM message_search').pluck().get() ?? -1;
}

function template(value: string): MessageContent {
  const body = { type: 'body', parameters: [{ type: 'text', text: value }] };
  return { type: 'template', name: 'order', components: [body] };
}
