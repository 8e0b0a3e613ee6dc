import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Batch } from '#contract/routes/batches.ts';
import type { BulkAction } from '#contract/routes/contacts.ts';
import { startEditScene, type EditScene } from '#tests/support/editScene.ts';

let scene: EditScene;
let accountId: string;

async function begin(contacts: number, requestsPerSecond: number): Promise<void> {
  scene = await startEditScene({ contacts });
  ({ accountId } = scene);
  await scene.desk.get('settings.set', { requestsPerSecond });
}

afterEach(() => scene.stop());

const people = () => scene.demo.world.contacts.page({}, 1, 1_000).rows;
/** Whom the server finds by a number. */
const somebody = () => people().find(({ phone }) => phone.startsWith('+'))!;
const carriers = (tag: string) => people().filter(({ tags }) => tags.includes(tag));
const puts = () =>
  scene.demo.control
    .requests()
    .filter(({ method, path }) => method === 'PUT' && path.startsWith('/contacts/'));
const bulk = (action: BulkAction, phones?: readonly string[]) =>
  scene.desk.get('contacts.bulk', {
    accountId,
    selection: phones ? { phones: [...phones] } : { filter: {} },
    action,
  });
const ADD: BulkAction = { kind: 'addTags', tags: ['bulk'] };

async function until(id: number, isWanted: (batch: Batch) => boolean, limitMs?: number): Promise<Batch> {
  const input = { accountId, id };
  const found = await scene.desk.until(
    'batches.get',
    input,
    ({ batch }) => batch !== null && isWanted(batch),
    limitMs,
  );
  return found.batch!;
}

const hasEnded = ({ state, counts }: Batch) =>
  (state === 'finished' || state === 'cancelled') && counts.sending === 0;

describe('a batch that is slow', () => {
  beforeEach(() => begin(60, 3), 60_000);

  it('is cancelled half way: what was done stays done, and nothing more leaves', async () => {
    const { batchId, total } = await bulk(ADD);
    expect(total).toBe(people().length);
    await until(batchId, ({ counts }) => counts.done >= 5);
    await scene.desk.get('batches.cancel', { accountId, id: batchId });
    const { state, counts } = await until(batchId, hasEnded);
    expect(state).toBe('cancelled');
    expect(counts.cancelled).toBeGreaterThan(0);
    expect(counts.done + counts.cancelled).toBe(total);
    expect(carriers('bulk')).toHaveLength(counts.done);
    expect(puts()).toHaveLength(counts.done);
    await expect(scene.desk.get('batches.resume', { accountId, id: batchId })).rejects.toMatchObject({
      code: 'BATCH_ENDED',
    });
    await scene.desk.get('batches.remove', { accountId, id: batchId });
    expect((await scene.desk.get('batches.list', { accountId })).rows).toEqual([]);
  });

  it('shows in the rows only what the server has taken', async () => {
    const { batchId } = await bulk(ADD);
    await until(batchId, ({ counts }) => counts.done >= 3);
    await scene.desk.get('batches.pause', { accountId, id: batchId });
    const { counts } = await until(batchId, (batch) => batch.counts.sending === 0);
    const { rows, total } = await scene.desk.get('contacts.list', { accountId, tags: ['bulk'] });
    expect(total).toBe(counts.done);
    expect(rows.map(({ editState }) => editState)).toEqual(rows.map(() => null));
    await scene.desk.get('batches.resume', { accountId, id: batchId });
    await until(batchId, ({ counts: now }) => now.done > counts.done);
  });

  it('makes way for a single edit', async () => {
    const { batchId } = await bulk(ADD);
    const [last] = people().slice(-1);
    const { state } = await scene.desk.get('contacts.update', {
      accountId,
      phone: last!.phone,
      change: { name: 'At once' },
    });
    expect(state).toBe('saved');
    expect(await until(batchId, () => true)).toMatchObject({ state: 'running' });
    expect(last!.name).toBe('At once');
  });

  it('stands still without a way to the server, says why, and goes on by itself', async () => {
    const { batchId } = await bulk(ADD);
    await until(batchId, ({ counts, remainingMs }) => counts.done >= 3 && (remainingMs ?? 0) > 0);
    await scene.demo.control.offline();
    const held = await until(batchId, ({ problem }) => problem !== null);
    expect(held).toMatchObject({ state: 'running', problem: { code: 'UNREACHABLE' }, remainingMs: null });
    await scene.demo.control.online();
    const { counts } = await until(batchId, (batch) => batch.counts.done > held.counts.done);
    expect(counts.refused).toBe(0);
  });
});

describe('a batch', () => {
  beforeEach(() => begin(40, 100), 60_000);

  it('of five hundred ends with every row done', { timeout: 120_000 }, async () => {
    const { world } = scene.demo;
    const [template] = people();
    for (let index = 0; index < 460; index += 1)
      world.contacts.add({
        ...template!,
        id: world.newId('contact'),
        phone: `+9198100${String(10_000 + index)}`,
        tags: [],
      });
    await scene.desk.get('sync.now', { accountId });
    await scene.desk.until('contacts.list', { accountId }, ({ total }) => total === people().length);
    const { batchId, total } = await bulk(ADD);
    const { counts } = await until(batchId, hasEnded, 110_000);
    expect([total, counts.done]).toEqual([people().length, people().length]);
    expect(carriers('bulk')).toHaveLength(total);
    expect(puts()).toHaveLength(total);
    expect((await scene.desk.get('contacts.list', { accountId, tags: ['bulk'] })).total).toBe(total);
  });

  it.each<[BulkAction['kind'], BulkAction, readonly string[]]>([
    ['addTags', ADD, ['old', 'theirs', 'bulk']],
    ['removeTags', { kind: 'removeTags', tags: ['old'] }, ['theirs']],
  ])('of %s keeps a tag that somebody else put on since the last look', async (_kind, action, tags) => {
    const one = somebody();
    scene.demo.world.contacts.edit(one, { tags: ['old'] }, Date.now());
    await scene.desk.get('sync.now', { accountId });
    await scene.desk.until('contacts.list', { accountId, tags: ['old'] }, ({ total }) => total === 1);
    scene.demo.world.contacts.edit(one, { tags: ['old', 'theirs'] }, Date.now());
    const { batchId } = await bulk(action, [one.phone]);
    await until(batchId, hasEnded);
    expect(one.tags).toEqual(tags);
    expect(puts().map(({ path, body }) => [path, JSON.parse(body) as unknown])).toEqual([
      [`/contacts/${one.phone}/`, { tags }],
    ]);
  });

  it('of opt-in asks for nothing but the change', async () => {
    const one = somebody();
    const looks = () => scene.demo.control.requests().filter(({ query }) => query.includes('search=')).length;
    const before = looks();
    const { batchId } = await bulk({ kind: 'setOptIn', isOptedIn: !one.isOptedIn }, [one.phone]);
    await until(batchId, hasEnded);
    expect(puts()).toHaveLength(1);
    expect(looks()).toBe(before);
  });

  it('leaves out those it changes nothing of', async () => {
    const [first, second, third] = people();
    scene.demo.world.contacts.edit(first!, { tags: ['bulk'] }, Date.now());
    await scene.desk.get('sync.now', { accountId });
    await scene.desk.until('contacts.list', { accountId, tags: ['bulk'] }, ({ total }) => total === 1);
    const { batchId, total } = await bulk(ADD, [first!.phone, second!.phone, third!.phone]);
    await until(batchId, hasEnded);
    expect(total).toBe(2);
    expect(puts().map(({ path }) => path)).toEqual(
      expect.arrayContaining([second!, third!].map(({ phone }) => `/contacts/${phone}/`)),
    );
  });

  it('tells for each row why it was refused, gives them as a file, and tries them again', async () => {
    const [gone, bad] = people();
    scene.demo.world.contacts.remove(gone!);
    const match = `PUT /contacts/${bad!.phone}/`;
    scene.demo.control.fault({ match, kind: 'status', status: 400, times: 'always' });
    const { batchId, total } = await bulk(
      ADD,
      [...people(), gone!].map(({ phone }) => phone),
    );
    const { counts, state } = await until(batchId, hasEnded);
    expect([state, counts.refused, counts.done]).toEqual(['finished', 2, total - 2]);
    const { rows } = await scene.desk.get('batches.rows', { accountId, id: batchId, states: ['refused'] });
    const codes = new Map(rows.map(({ phone, problem }) => [phone, problem?.code]));
    expect(codes).toEqual(
      new Map([
        [gone!.phone, 'NOT_FOUND'],
        [bad!.phone, 'API_REJECTED'],
      ]),
    );
    const file = await scene.desk.get('batches.rejected', { accountId, id: batchId });
    expect(file).toMatchObject({ count: 2, next: null });
    expect(file.text.split('\r\n')).toHaveLength(4);
    expect(file.text).toContain(gone!.phone);

    scene.demo.control.clearFaults();
    await scene.desk.get('batches.retry', { accountId, id: batchId });
    const after = await until(batchId, (batch) => hasEnded(batch) && batch.counts.done === total - 1);
    expect(after).toMatchObject({ state: 'finished', counts: { refused: 1 } });
    expect(bad!.tags).toContain('bulk');
  });

  it('deletes, where one that is gone already is done', async () => {
    const [gone, ...others] = people().slice(0, 4);
    scene.demo.world.contacts.remove(gone!);
    const { batchId } = await bulk(
      { kind: 'remove' },
      [gone!, ...others].map(({ phone }) => phone),
    );
    const { counts } = await until(batchId, hasEnded);
    expect(counts.done).toBe(4);
    for (const { phone } of others) expect(scene.demo.world.contacts.get(phone)).toBeUndefined();
    for (const { phone } of [gone!, ...others]) expect(await scene.contact(phone)).toBeNull();
  });

  it('stops with a refused key, and ends with another', async () => {
    scene.demo.control.fault({ match: 'PUT /contacts/*', kind: 'status', status: 401, times: 'always' });
    const { batchId, total } = await bulk(ADD);
    expect(await until(batchId, ({ problem }) => problem !== null)).toMatchObject({
      problem: { code: 'KEY_REFUSED' },
    });
    scene.demo.control.clearFaults();
    await scene.desk.get('accounts.rekey', { accountId, apiKey: scene.demo.apiKey });
    expect((await until(batchId, hasEnded)).counts.done).toBe(total);
    expect(carriers('bulk')).toHaveLength(total);
  });

  it('ends although some answers are lost, and sends nothing that arrived a second time', async () => {
    const match = 'PUT /contacts/*';
    scene.demo.control.fault({ match, kind: 'reset', accepted: true, rate: 0.2, seed: 7 });
    const { batchId, total } = await bulk(ADD);
    expect((await until(batchId, hasEnded)).counts.done).toBe(total);
    expect(carriers('bulk')).toHaveLength(total);
    expect(puts()).toHaveLength(total);
  });
});
