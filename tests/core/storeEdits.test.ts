import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BulkAction } from '#contract/routes/contacts.ts';
import type { EditTarget } from '#contract/routes/edits.ts';
import type { AutoReplyRecord, ContactRecord, GroupRecord } from '#core/records.ts';
import { createQueries } from '#core/store/queries.ts';
import type { EditEnd, NewEdit, StoreQueries } from '#core/store/store.ts';
import { contact, pageOf, pass, PHONE, REFUSED, SECOND, T0, useStore } from './storeFixture.ts';

const opened = useStore();
const OTHER = '+919810015838';

const ravi = contact(PHONE, {
  name: 'Ravi',
  tags: ['vip'],
  isOptedIn: true,
  customAttributes: { city: 'Pune' },
});

function update(change: NewEdit['change'], seen: NewEdit['seen'] = {}, key = PHONE): NewEdit {
  return { target: 'contact', key, op: 'update', change, seen };
}

function add(edit: NewEdit, at = T0): number {
  const kept = opened.store.edits.add(edit, at);
  if (!kept) throw new Error('the edit was not kept');
  return kept.id;
}

/** Sends the next one and lets the server answer with a row, or with none. */
function sendNext(answer: EditEnd['answer'] = null, at = T0 + SECOND): number {
  const job = opened.store.edits.claim(at);
  if (!job) throw new Error('nothing is to be sent');
  opened.store.edits.done(job.id, { answer, requestedAt: at, overruled: [] });
  return job.id;
}

const answered = (record: ContactRecord): EditEnd['answer'] => ({ target: 'contact', record });
const names = (search = '') =>
  opened.store.contacts.list({ search, offset: 0, limit: 50 }).rows.map(({ name }) => name);

describe('a change to a contact', () => {
  it('shows at once, in lists and filters too, and says that it waits', () => {
    pass(opened.store, [ravi]);
    add(update({ name: 'Ravi Kumar', tags: ['vip', 'lead'], isOptedIn: false }));
    expect(names('kumar')).toEqual(['Ravi Kumar']);
    const filter = { tags: ['lead'], optedIn: false, offset: 0, limit: 10 };
    expect(opened.store.contacts.list(filter)).toMatchObject({ total: 1, rows: [{ editState: 'waiting' }] });
    expect(opened.store.contacts.get(PHONE)?.customAttributes).toEqual({ city: 'Pune' });
  });

  it('stays over what the server goes on saying, until the server took it', () => {
    pass(opened.store, [ravi]);
    add(update({ name: 'Ravi Kumar' }));
    pass(opened.store, [{ ...ravi, email: 'ravi@example.com' }], T0 + SECOND);
    expect(opened.store.contacts.get(PHONE)).toMatchObject({ name: 'Ravi Kumar', email: 'ravi@example.com' });
    sendNext(answered({ ...ravi, name: 'Ravi Kumar' }), T0 + 2 * SECOND);
    expect(opened.store.contacts.get(PHONE)).toMatchObject({
      name: 'Ravi Kumar',
      email: null,
      editState: null,
    });
    expect(opened.store.edits.list({})).toEqual([]);
  });

  it('gives what the server says beneath it to whoever sends it', () => {
    pass(opened.store, [ravi]);
    add(update({ name: 'Ravi Kumar' }, { name: 'Ravi' }));
    pass(opened.store, [{ ...ravi, name: 'R. Kumar' }], T0 + SECOND);
    expect(opened.store.edits.claim(T0)).toMatchObject({
      present: { name: 'R. Kumar' },
      seen: { name: 'Ravi' },
    });
  });

  it('is one with the next change of the same contact, and keeps what the person saw first', () => {
    pass(opened.store, [ravi]);
    const first = add(update({ name: 'Ravi K' }, { name: 'Ravi' }));
    expect(add(update({ name: 'Ravi Kumar', email: 'r@example.com' }, { name: 'Ravi K', email: null }))).toBe(
      first,
    );
    expect(opened.store.edits.claim(T0)).toMatchObject({
      change: { name: 'Ravi Kumar', email: 'r@example.com' },
      seen: { name: 'Ravi', email: null },
    });
  });

  it('stands in line behind one that is leaving', () => {
    pass(opened.store, [ravi]);
    const first = add(update({ name: 'A' }));
    expect(opened.store.edits.claim(T0)?.id).toBe(first);
    const second = add(update({ name: 'B' }));
    expect(second).not.toBe(first);
    expect(opened.store.edits.claim(T0)).toBeNull();
    expect(opened.store.edits.claimOne(second, T0)).toBeNull();
    expect(opened.store.edits.nextDueAt()).toBeNull();
    opened.store.edits.done(first, {
      answer: answered({ ...ravi, name: 'A' }),
      requestedAt: T0 + SECOND,
      overruled: [],
    });
    expect(opened.store.contacts.get(PHONE)).toMatchObject({ name: 'B', editState: 'waiting' });
    expect(opened.store.edits.claim(T0)?.id).toBe(second);
  });

  it('that is taken back leaves what the server says', () => {
    pass(opened.store, [ravi]);
    const id = add(update({ name: 'Ravi Kumar', customAttributes: {} }));
    pass(opened.store, [{ ...ravi, name: 'R. Kumar' }], T0 + SECOND);
    expect(opened.store.edits.discard(id)).toBe(true);
    expect(opened.store.contacts.get(PHONE)).toMatchObject({
      name: 'R. Kumar',
      customAttributes: { city: 'Pune' },
      editState: null,
    });
  });

  it('that was refused stays and says why, until it is sent again', () => {
    pass(opened.store, [ravi]);
    const id = add(update({ email: 'nonsense' }));
    opened.store.edits.claim(T0);
    opened.store.edits.refused(id, REFUSED, T0);
    expect(opened.store.contacts.get(PHONE)).toMatchObject({ email: 'nonsense', editState: 'refused' });
    expect(opened.store.edits.list({ key: PHONE })).toMatchObject([{ state: 'refused', problem: REFUSED }]);
    expect(opened.store.edits.counts()).toEqual({ waiting: 0, refused: 1, overruled: 0 });
    expect(opened.store.edits.retry(id)).toBe(true);
    expect(opened.store.edits.claim(T0)?.id).toBe(id);
  });

  it('that overwrote somebody else’s is kept until it was seen', () => {
    pass(opened.store, [ravi]);
    const id = add(update({ name: 'Ravi Kumar' }));
    opened.store.edits.claim(T0);
    const overruled = [{ field: 'name', ours: 'Ravi Kumar', theirs: 'R. Kumar' }];
    opened.store.edits.done(id, { answer: null, requestedAt: T0 + SECOND, overruled });
    expect(opened.store.contacts.get(PHONE)).toMatchObject({ name: 'Ravi Kumar', editState: null });
    expect(opened.store.edits.list({})).toMatchObject([{ id, state: 'overruled', overruled }]);
    expect(opened.store.edits.discard(id)).toBe(true);
    expect(opened.store.contacts.get(PHONE)?.name).toBe('Ravi Kumar');
  });

  it('of the number moves the contact, and what is still open of it', () => {
    pass(opened.store, [ravi]);
    const first = add(update({ phone: OTHER }));
    opened.store.edits.claim(T0);
    add(update({ name: 'Ravi Kumar' }));
    const applied = opened.store.edits.done(first, {
      answer: answered({ ...ravi, phone: OTHER }),
      requestedAt: T0 + SECOND,
      overruled: [],
    });
    expect(applied.added).toEqual([OTHER]);
    expect(opened.store.contacts.get(PHONE)).toBeNull();
    expect(opened.store.contacts.get(OTHER)).toMatchObject({ name: 'Ravi Kumar', editState: 'waiting' });
    expect(opened.store.edits.claim(T0)).toMatchObject({ key: OTHER, change: { name: 'Ravi Kumar' } });
  });
});

describe('a contact that is added or deleted here', () => {
  const create: NewEdit = { target: 'contact', key: PHONE, op: 'create', change: { name: 'Ravi' }, seen: {} };
  const removal: NewEdit = { target: 'contact', key: PHONE, op: 'remove', change: {}, seen: {} };

  it('is there before the server knows, and no pass sweeps it away', () => {
    pass(opened.store, []);
    add(create);
    pass(opened.store, [], T0 + SECOND);
    expect(names()).toEqual(['Ravi']);
    sendNext(answered(ravi), T0 + 2 * SECOND);
    expect(opened.store.contacts.get(PHONE)).toMatchObject({ tags: ['vip'], editState: null });
  });

  it('is gone before the server knows, and no pass brings it back', () => {
    pass(opened.store, [ravi]);
    add(removal);
    pass(opened.store, [ravi], T0 + SECOND);
    expect(names()).toEqual([]);
    sendNext(null, T0 + 2 * SECOND);
    expect(names()).toEqual([]);
  });

  it('comes back as it was where its deletion is taken back', () => {
    pass(opened.store, [ravi]);
    const id = add(removal);
    opened.store.edits.discard(id);
    expect(opened.store.contacts.get(PHONE)).toMatchObject({ name: 'Ravi', tags: ['vip'], isOptedIn: true });
  });

  it('that is deleted before it left needs no request', () => {
    add(create);
    expect(opened.store.edits.add(removal, T0)).toBeNull();
    expect(names()).toEqual([]);
    expect(opened.store.edits.claim(T0)).toBeNull();
  });

  it('takes later changes in, also of its number', () => {
    add(create);
    add(update({ email: 'r@example.com' }));
    add(update({ phone: OTHER }));
    expect(opened.store.contacts.get(PHONE)).toBeNull();
    expect(opened.store.contacts.get(OTHER)).toMatchObject({ name: 'Ravi', email: 'r@example.com' });
    expect(opened.store.edits.claim(T0)).toMatchObject({ op: 'create', key: OTHER, seen: {} });
  });

  it('is deleted by a request of its own once its creation may have arrived', () => {
    const id = add(create);
    opened.store.edits.claim(T0);
    opened.store.edits.defer(id, T0, null, true);
    add(removal);
    expect(names()).toEqual([]);
    expect(opened.store.edits.claim(T0)).toMatchObject({ id, mayHaveArrived: true, attempts: 1 });
  });
});

it('says after a crash that what was leaving may have arrived', () => {
  pass(opened.store, [ravi]);
  const id = add(update({ name: 'Ravi Kumar' }));
  opened.store.edits.claim(T0);
  opened.store.edits.recover();
  expect(opened.store.edits.claim(T0)).toMatchObject({ id, mayHaveArrived: true });
});

describe('groups and auto-replies', () => {
  const group = (id: string, name: string): GroupRecord => ({
    ...{ id, name, description: null, contactCount: 3, createdAt: null, updatedAt: null, raw: null },
  });
  const rule = (id: string, name: string): AutoReplyRecord => ({
    ...{ id, name, triggerType: 'ALWAYS', keywords: [], replyType: 'TEXT', replyText: 'Hello' },
    ...{
      templateName: null,
      templateLanguage: null,
      isActive: true,
      createdAt: null,
      updatedAt: null,
      raw: null,
    },
  });
  const list = { offset: 0, limit: 10 };
  const whole = <T>(rows: readonly T[], requestedAt: number) => ({ rows, unreadable: [], requestedAt });
  const edit = (target: EditTarget, key: string, op: NewEdit['op'], change: NewEdit['change']): NewEdit => ({
    ...{ target, key, op, change, seen: {} },
  });

  it('show their changes over every whole list that is read meanwhile', () => {
    const { groups, autoReplies, edits } = opened.store;
    groups.replace(whole([group('g1', 'VIP'), group('g2', 'Leads')], T0));
    autoReplies.replace(whole([rule('r1', 'Welcome')], T0));
    edits.add(edit('group', 'g1', 'update', { name: 'Best' }), T0);
    edits.add(edit('group', 'g2', 'remove', {}), T0);
    edits.add(edit('group', 'new:1', 'create', { name: 'Fresh' }), T0);
    edits.add(edit('autoReply', 'r1', 'update', { isActive: false, keywords: ['hi'] }), T0);
    groups.replace(whole([group('g1', 'VIP'), group('g2', 'Leads'), group('g3', 'Zeta')], T0 + SECOND));
    autoReplies.replace(whole([rule('r1', 'Welcome')], T0 + SECOND));
    expect(groups.list(list).rows.map(({ name, editState }) => [name, editState])).toEqual([
      ['Best', 'waiting'],
      ['Fresh', 'waiting'],
      ['Zeta', null],
    ]);
    expect(autoReplies.get('r1')).toMatchObject({ isActive: false, keywords: ['hi'], editState: 'waiting' });
  });

  it('keep what the server answered over a list that was asked for before', () => {
    const { groups, edits } = opened.store;
    groups.replace(whole([group('g1', 'VIP')], T0));
    edits.add(edit('group', 'g1', 'update', { name: 'Best' }), T0);
    edits.add(edit('group', 'new:1', 'create', { name: 'Fresh' }), T0);
    for (const record of [group('g1', 'Best'), group('g9', 'Fresh')]) {
      sendNext({ target: 'group', record }, T0 + 3 * SECOND);
    }
    groups.replace(whole([group('g1', 'VIP')], T0 + 2 * SECOND));
    expect(groups.list(list).rows.map(({ id, name }) => [id, name])).toEqual([
      ['g1', 'Best'],
      ['g9', 'Fresh'],
    ]);
    groups.replace(whole([group('g1', 'Best')], T0 + 4 * SECOND));
    expect(groups.list(list).rows.map(({ id }) => id)).toEqual(['g1']);
  });
});

describe('a batch', () => {
  const phones = Array.from({ length: 30 }, (_, index) => `+9198100${String(10_000 + index)}`);

  function fillOf(count: number): number {
    const { batches } = opened.store;
    const id = batches.open({ kind: 'import', title: 'leads.csv', details: { columns: ['Phone'] } }, T0);
    batches.fill(
      id,
      phones.slice(0, count).map((phone, index) => ({
        ...{ key: phone, op: 'create' as const, change: { name: `No ${index}` }, seen: {}, label: phone },
        ...{ line: index + 2, cells: [phone], problem: index === 0 ? REFUSED : null },
      })),
    );
    return id;
  }

  it('shows nothing and sends nothing before it is started, then row by row', () => {
    const id = fillOf(3);
    expect(opened.store.edits.claim(T0)).toBeNull();
    opened.store.batches.start(id, T0);
    expect(names()).toEqual([]);
    const job = opened.store.edits.claim(T0);
    expect(job).toMatchObject({ batchId: id, key: phones[1], op: 'create' });
    const applied = opened.store.edits.done(job!.id, {
      answer: answered(contact(phones[1]!, { name: 'No 1' })),
      requestedAt: T0 + SECOND,
      overruled: [],
    });
    expect(applied.added).toEqual([phones[1]]);
    expect(names()).toEqual(['No 1']);
    expect(opened.store.batches.get(id)).toMatchObject({
      state: 'running',
      total: 3,
      counts: { skipped: 1, done: 1, waiting: 1 },
    });
  });

  it('ends with its last row, and gives back what was not taken', () => {
    const id = fillOf(3);
    opened.store.batches.start(id, T0);
    sendNext();
    const last = opened.store.edits.claim(T0)!;
    opened.store.edits.refused(last.id, REFUSED, T0 + SECOND);
    expect(opened.store.batches.get(id)).toMatchObject({ state: 'finished', finishedAt: T0 + SECOND });
    expect(opened.store.batches.rejected(id, { after: null, limit: 10 })).toMatchObject([
      { phone: phones[0], line: 2, cells: [phones[0]], problem: REFUSED },
      { phone: phones[2], line: 4 },
    ]);
    expect(opened.store.batches.retry(id)).toBe(1);
    expect(opened.store.batches.get(id)).toMatchObject({ state: 'running', finishedAt: null });
    sendNext();
    expect(opened.store.batches.get(id)?.state).toBe('finished');
    expect(opened.store.batches.remove(id)).toBe(true);
    expect(opened.store.edits.list({})).toEqual([]);
  });

  it('waits while it is paused, lets single edits go first, and cancels what has not left', () => {
    const id = fillOf(4);
    opened.store.batches.start(id, T0);
    opened.store.batches.setState(id, 'paused', T0);
    expect(opened.store.edits.claim(T0)).toBeNull();
    opened.store.batches.setState(id, 'running', T0);
    pass(opened.store, [ravi]);
    const single = add(update({ name: 'Ravi Kumar' }));
    expect(opened.store.edits.claim(T0)?.id).toBe(single);
    const under = opened.store.edits.claim(T0)!;
    opened.store.batches.setState(id, 'cancelled', T0 + SECOND);
    opened.store.edits.defer(under.id, T0, null, false);
    expect(opened.store.batches.get(id)).toMatchObject({
      state: 'cancelled',
      counts: { cancelled: 3, skipped: 1, waiting: 0 },
    });
    expect(opened.store.edits.claim(T0)).toBeNull();
    expect(opened.store.batches.setState(id, 'running', T0)).toBe(false);
  });

  it('of a bulk action is put in piece by piece, and others are answered in between', () => {
    const { batches, edits, contacts } = opened.store;
    pass(
      opened.store,
      Array.from({ length: 2_100 }, (_, index) => contact(`+1415${2_000_000 + index}`, { tags: [] })),
    );
    const action: BulkAction = { kind: 'addTags', tags: ['bulk'] };
    const id = batches.openBulk({ selection: { filter: {}, except: [] }, action }, T0);
    expect(batches.fillBulk(id)).toEqual({ added: 1_000, isWhole: false });
    expect(contacts.list({ offset: 0, limit: 1 }).total).toBe(2_100);
    expect(edits.claim(T0)).toBeNull();
    expect(batches.list()).toEqual([]);
    expect(batches.fillBulk(id)).toEqual({ added: 1_000, isWhole: false });
    expect(batches.fillBulk(id)).toEqual({ added: 100, isWhole: true });
    batches.start(id, T0);
    expect(batches.get(id)).toMatchObject({ state: 'running', total: 2_100, counts: { waiting: 2_100 } });
  });

  it('that is cancelled or removed is so at once, and its rows follow between requests', () => {
    const steps: (() => boolean)[] = [];
    const { batches, edits } = createQueries(opened.store.db, (step) => void steps.push(step));
    const rowsLeft = (state: string) =>
      opened.store.db.prepare<[string]>('SELECT COUNT(*) AS count FROM edits WHERE state = ?').get(state);
    const sweep = () => {
      for (const step of steps.splice(0)) while (step());
    };
    const id = fillOf(4);
    batches.start(id, T0);
    batches.setState(id, 'cancelled', T0);
    const ended = { state: 'cancelled', counts: { waiting: 0, cancelled: 3, skipped: 1 } };
    expect(batches.get(id)).toMatchObject(ended);
    const asked = { offset: 0, limit: 10, states: ['cancelled' as const] };
    expect(batches.rows(id, asked)).toMatchObject({ total: 3, rows: [{ state: 'cancelled' }, {}, {}] });
    expect(batches.rows(id, { ...asked, states: ['waiting'] })).toEqual({ total: 0, rows: [] });
    expect(edits.claim(T0)).toBeNull();
    expect(rowsLeft('waiting')).toEqual({ count: 3 });
    sweep();
    expect(rowsLeft('waiting')).toEqual({ count: 0 });
    expect(batches.get(id)).toMatchObject(ended);

    expect(batches.remove(id)).toBe(true);
    expect(batches.get(id)).toBeNull();
    expect(batches.list()).toEqual([]);
    expect(rowsLeft('cancelled')).toEqual({ count: 3 });
    // The app dies before they are gone: the next start takes them away.
    steps.length = 0;
    batches.recover();
    sweep();
    expect(rowsLeft('cancelled')).toEqual({ count: 0 });
  });

  it('that was cancelled and is tried again sends only what was refused', () => {
    const { batches, edits } = opened.store;
    const id = fillOf(4);
    batches.start(id, T0);
    const first = edits.claim(T0)!;
    edits.refused(first.id, REFUSED, T0);
    batches.setState(id, 'cancelled', T0);
    expect(batches.retry(id)).toBe(1);
    expect(edits.claim(T0 + SECOND)?.id).toBe(first.id);
    expect(edits.claim(T0 + SECOND)).toBeNull();
    expect(batches.get(id)?.counts).toMatchObject({ sending: 1, cancelled: 2 });
  });

  it('that was being filled when the app died is forgotten', () => {
    const id = fillOf(5);
    opened.store.batches.recover();
    expect(opened.store.batches.get(id)).toBeNull();
    expect(opened.store.batches.list()).toEqual([]);
  });
});

/** A server, edits and answers in any order: what shows is always what the server said with what is open laid over it. */
it('shows the server’s row with the open edits over it, whatever comes in whatever order', () => {
  const change = fc.record(
    {
      name: fc.constantFrom('A', 'B', null),
      tags: fc.subarray(['x', 'y']),
      isOptedIn: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const step = fc.oneof(
    fc.record({ kind: fc.constant('update' as const), change }),
    fc.record({ kind: fc.constantFrom('create' as const, 'remove' as const), change }),
    fc.record({ kind: fc.constant('server' as const), change }),
    fc.record({
      kind: fc.constantFrom('gone', 'claim', 'done', 'lost', 'refused', 'discard', 'recover'),
      change,
    }),
  );
  // What was told when is remembered as long as the store is open, so the time goes on from run to run.
  let at = T0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { contacts, edits, db } = opened.store;
      db.exec('DELETE FROM edits');
      contacts.remove([PHONE], (at += SECOND));
      let server: Shown = null;
      for (const { kind, change: fields } of steps) {
        at += SECOND;
        const leaving = edits.list({}).find(({ state }) => state === 'sending');
        switch (kind) {
          case 'update':
          case 'create':
          case 'remove': {
            // As the app does it: what is here is not added, and what is not here is not changed.
            const isHere = contacts.get(PHONE) !== null;
            if (isHere === (kind === 'create')) break;
            edits.add(
              { target: 'contact', key: PHONE, op: kind, change: kind === 'remove' ? {} : fields, seen: {} },
              at,
            );
            break;
          }
          case 'server':
            contacts.applyRows([contact(PHONE, (server = { ...UNSAID, ...fields }))], at);
            break;
          case 'gone':
            server = null;
            contacts.remove([PHONE], at);
            break;
          case 'claim':
            edits.claim(at);
            break;
          case 'done': {
            if (!leaving) break;
            const [{ change: json } = { change: '{}' }] = changesOf(opened.store, leaving.id);
            server = laid(server, leaving.op, JSON.parse(json) as Partial<NonNullable<Shown>>);
            const answer = server && answered(contact(PHONE, server));
            edits.done(leaving.id, { answer, requestedAt: at, overruled: [] });
            break;
          }
          case 'lost':
            if (leaving) edits.defer(leaving.id, at, null, true);
            break;
          case 'refused':
            if (leaving) edits.refused(leaving.id, REFUSED, at);
            break;
          case 'discard':
            for (const { id } of edits.list({}).slice(-1)) edits.discard(id);
            break;
          default:
            edits.recover();
        }
        const expected = edits.list({}).reduce<Shown>((shown, { id, op }) => {
          const [{ change: json } = { change: '{}' }] = changesOf(opened.store, id);
          return laid(shown, op, JSON.parse(json) as Partial<NonNullable<Shown>>);
        }, server);
        const row = contacts.get(PHONE);
        expect(row && { name: row.name, tags: row.tags, isOptedIn: row.isOptedIn }).toEqual(expected);
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

type Shown = Pick<ContactRecord, 'name' | 'tags' | 'isOptedIn'> | null;

const UNSAID: NonNullable<Shown> = { name: null, tags: [], isOptedIn: null };

function laid(shown: Shown, op: string, change: Partial<NonNullable<Shown>>): Shown {
  if (op === 'remove' || (op === 'update' && !shown)) return null;
  return { ...(shown ?? UNSAID), ...change };
}

function changesOf(store: StoreQueries & { db: typeof opened.store.db }, id: number): { change: string }[] {
  return store.db.prepare<[number], { change: string }>('SELECT change FROM edits WHERE id = ?').all(id);
}

it('takes pages of the server’s list with edits open as it does without', () => {
  const rows = Array.from({ length: 50 }, (_, index) =>
    contact(`+9198100${String(20_000 + index)}`, { name: `P ${index}` }),
  );
  const { generation } = opened.store.contacts.beginPass(T0, 0);
  opened.store.contacts.applyPages(generation, [pageOf(rows)]);
  for (const { phone } of rows.slice(0, 5)) add(update({ name: 'Changed' }, {}, phone));
  expect(
    opened.store.contacts.applyPages(generation, [pageOf(rows, { requestedAt: T0 + SECOND })]),
  ).toMatchObject({
    changed: 0,
    added: [],
    seen: 50,
  });
});
