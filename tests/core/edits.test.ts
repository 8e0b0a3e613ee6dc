import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Contact as ServerContact } from '#demo/world/model.ts';
import { untilAtRest } from '#tests/support/connectedDesk.ts';
import { startEditScene, type EditScene } from '#tests/support/editScene.ts';

let scene: EditScene;
let accountId: string;
/** Somebody the server knows, and the app too. */
let somebody: ServerContact;
let phone: string;
let path: string;

const NEW = '+919810012345';

beforeEach(async () => {
  scene = await startEditScene();
  ({ accountId } = scene);
  somebody = scene.demo.world.contacts.page({}, 1, 1).rows[0]!;
  ({ phone } = somebody);
  path = `/contacts/${phone}/`;
  // Known, whoever the demo came up with.
  const known = {
    name: 'Ravi Kumar',
    email: 'ravi@example.com',
    tags: ['vip'],
    attributes: { city: 'Pune' },
  };
  scene.demo.world.contacts.edit(somebody, { ...known, isOptedIn: true }, Date.now());
  await scene.desk.get('sync.now', { accountId });
  await scene.desk.until(
    'contacts.get',
    { accountId, phone },
    ({ contact }) => contact?.email === known.email,
  );
  await untilAtRest(scene);
}, 60_000);

afterEach(() => scene.stop());

const update = (change: object, seen?: Record<string, unknown>) =>
  scene.desk.get('contacts.update', { accountId, phone, change, ...(seen && { seen }) });
/** A person elsewhere changes the same contact. */
const elsewhere = (changes: Parameters<typeof scene.demo.world.contacts.edit>[1]) =>
  scene.demo.world.contacts.edit(somebody, changes, Date.now());
const untilNoEdits = () => scene.desk.until('edits.list', { accountId }, ({ rows }) => rows.length === 0);

describe('an update', () => {
  it('sends only what changed, and shows what the server made of it', async () => {
    const { state, contact } = await update({ name: '  Ravi K.  ', email: 'ravi@example.com' });
    expect(state).toBe('saved');
    expect(contact).toMatchObject({ name: 'Ravi K.', email: 'ravi@example.com', editState: null });
    expect(scene.writes('PUT', path)).toEqual([{ name: 'Ravi K.' }]);
    expect(await scene.edits()).toEqual([]);
  });

  it('asks nothing of the server where nothing changed', async () => {
    const { state } = await update({
      name: ' Ravi Kumar',
      tags: ['vip'],
      customAttributes: { city: 'Pune' },
    });
    expect(state).toBe('saved');
    expect(scene.writes('PUT', path)).toEqual([]);
  });

  it('takes a name away', async () => {
    const { contact } = await update({ name: '   ' });
    expect(contact?.name).toBeNull();
    expect(scene.demo.world.contacts.get(phone)?.name).toBeNull();
  });

  it('loses no tag and no attribute that somebody else added meanwhile', async () => {
    elsewhere({ tags: ['vip', 'theirs'], attributes: { city: 'Pune', since: 2020 } });
    const { contact } = await update({
      tags: ['vip', 'ours'],
      customAttributes: { city: 'Pune', size: 'L' },
    });
    const all = { tags: ['vip', 'theirs', 'ours'], attributes: { city: 'Pune', since: 2020, size: 'L' } };
    expect(scene.demo.world.contacts.get(phone)).toMatchObject(all);
    expect(contact).toMatchObject({ tags: all.tags, customAttributes: all.attributes });
  });

  it('tells what it overruled of somebody else’s, and puts that back on request', async () => {
    elsewhere({ name: 'R. Kumar', attributes: { city: 'Goa' } });
    const { state } = await update({ name: 'Ravi K.', customAttributes: { city: 'Delhi' } });
    expect(state).toBe('saved');
    const [edit] = await scene.edits();
    expect(edit).toMatchObject({ state: 'overruled', key: phone });
    expect(edit?.overruled).toEqual([
      { field: 'name', ours: 'Ravi K.', theirs: 'R. Kumar' },
      { field: 'customAttributes', key: 'city', ours: 'Delhi', theirs: 'Goa' },
    ]);
    await scene.desk.get('edits.takeTheirs', { accountId, id: edit!.id });
    await untilNoEdits();
    expect(scene.demo.world.contacts.get(phone)).toMatchObject({
      name: 'R. Kumar',
      attributes: { city: 'Goa' },
    });
    expect(await scene.contact(phone)).toMatchObject({
      name: 'R. Kumar',
      customAttributes: { city: 'Goa' },
    });
  });

  it('forgets an overruled one that the person has seen', async () => {
    elsewhere({ name: 'R. Kumar' });
    await update({ name: 'Ravi K.' });
    const [edit] = await scene.edits();
    await scene.desk.get('edits.discard', { accountId, id: edit!.id });
    expect(await scene.edits()).toEqual([]);
    expect(scene.demo.world.contacts.get(phone)?.name).toBe('Ravi K.');
  });

  it('that the server refuses lands on our names of the fields, and nothing of it is kept', async () => {
    const answer = scene.desk.ask('contacts.update', {
      accountId,
      phone,
      change: { name: 'x'.repeat(300), email: 'no email' },
    });
    expect(await answer).toMatchObject({
      ok: false,
      error: {
        code: 'API_REJECTED',
        data: { fields: { name: [expect.any(String)], email: [expect.any(String)] } },
      },
    });
    expect(await scene.edits()).toEqual([]);
    expect(await scene.contact(phone)).toMatchObject({ name: 'Ravi Kumar', editState: null });
  });

  it('of a contact that was deleted elsewhere says so, and it goes from here too', async () => {
    scene.demo.world.contacts.remove(somebody);
    await expect(update({ name: 'Ravi K.' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await scene.contact(phone)).toBeNull();
    expect(await scene.edits()).toEqual([]);
  });

  it('is made where the server’s search is refused: what is known here has to do', async () => {
    scene.demo.control.fault({
      match: 'GET /contacts/',
      query: { search: phone },
      kind: 'status',
      status: 400,
      times: 'always',
    });
    expect((await update({ name: 'Ravi K.' })).state).toBe('saved');
    expect(scene.writes('PUT', path)).toEqual([{ name: 'Ravi K.' }]);
  });

  it.each(['reset', 'truncated', 'html'] as const)(
    'whose answer is lost (%s) is made once, as far as the server can tell',
    async (kind) => {
      scene.demo.control.fault({
        match: `PUT ${path}`,
        kind,
        accepted: true,
        ...(kind === 'html' && { status: 200 }),
      });
      await update({ name: 'Ravi K.', tags: ['vip', 'new'] });
      await untilNoEdits();
      expect(scene.writes('PUT', path)).toHaveLength(1);
      expect(await scene.contact(phone)).toMatchObject({
        name: 'Ravi K.',
        tags: ['vip', 'new'],
        editState: null,
      });
    },
  );

  it('still tells whom it overruled when the answer that took it was lost', async () => {
    elsewhere({ name: 'R. Kumar' });
    scene.demo.control.fault({ match: `PUT ${path}`, kind: 'reset', accepted: true });
    await update({ name: 'Ravi K.' });
    const { rows } = await scene.desk.until(
      'edits.list',
      { accountId },
      ({ rows: [edit] }) => edit?.state === 'overruled',
    );
    expect(rows[0]?.overruled).toEqual([{ field: 'name', ours: 'Ravi K.', theirs: 'R. Kumar' }]);
  });

  it('gives a contact another number, also when the answer to that is lost', async () => {
    scene.demo.control.fault({ match: `PUT ${path}`, kind: 'reset', accepted: true });
    await update({ phone: '098100 12345', name: 'Ravi K.' });
    await untilNoEdits();
    expect(await scene.contact(phone)).toBeNull();
    expect(await scene.contact(NEW)).toMatchObject({ name: 'Ravi K.', email: 'ravi@example.com' });
    expect(scene.demo.world.contacts.get(NEW)?.name).toBe('Ravi K.');
  });

  it('refuses the number of another contact at once', async () => {
    const other = scene.demo.world.contacts.page({}, 2, 1).rows[0]!;
    await expect(update({ phone: other.phone })).rejects.toMatchObject({ code: 'CONTACT_EXISTS' });
    expect(scene.writes('PUT', path)).toEqual([]);
  });
});

describe('with no way to the server', () => {
  it('an update shows at once in lists, filters and search, survives a restart and is sent once when back', async () => {
    await scene.demo.control.offline();
    const { state, contact } = await update({ name: 'Zebulon Quist', tags: ['vip', 'offline'] });
    expect(state).toBe('waiting');
    expect(contact).toMatchObject({ name: 'Zebulon Quist', editState: 'waiting' });
    const found = async (query: object) =>
      (await scene.desk.get('contacts.list', { accountId, ...query })).rows.map((row) => row.phone);
    expect(await found({ tags: ['offline'] })).toEqual([phone]);
    expect(await found({ search: 'zebulon' })).toEqual([phone]);

    await scene.restart();
    expect(await scene.contact(phone)).toMatchObject({
      name: 'Zebulon Quist',
      editState: 'waiting',
    });
    expect(await found({ search: 'zebulon', tags: ['offline'] })).toEqual([phone]);
    elsewhere({ tags: ['vip', 'theirs'] });
    await scene.demo.control.online();
    await untilNoEdits();
    expect(scene.writes('PUT', path)).toEqual([
      { name: 'Zebulon Quist', tags: ['vip', 'theirs', 'offline'] },
    ]);
    expect(await scene.contact(phone)).toMatchObject({ editState: null });
  });

  it('several changes of one contact leave as one, and taking them back sends nothing', async () => {
    await scene.demo.control.offline();
    await update({ name: 'Ravi the First' });
    await update({ name: 'Ravi the Second', tags: ['vip', 'new'] });
    const [edit, ...others] = await scene.edits();
    expect(others).toEqual([]);
    expect(edit).toMatchObject({ state: expect.stringMatching(/waiting|sending/) });
    await expect
      .poll(() => scene.desk.ask('edits.discard', { accountId, id: edit!.id }), { timeout: 10_000 })
      .toMatchObject({ ok: true });
    expect(await scene.contact(phone)).toMatchObject({
      name: 'Ravi Kumar',
      tags: ['vip'],
      editState: null,
    });
    await scene.demo.control.online();
    const { contact } = await update({ email: 'r@example.com' });
    expect(contact).toMatchObject({ name: 'Ravi Kumar', tags: ['vip'] });
    expect(scene.writes('PUT', path)).toEqual([{ email: 'r@example.com' }]);
  });

  it('a new contact and a deleted one wait, and are made when back', async () => {
    await scene.demo.control.offline();
    const created = await scene.desk.get('contacts.create', {
      accountId,
      contact: { phone: NEW, name: 'New' },
    });
    const removed = await scene.desk.get('contacts.remove', { accountId, phone });
    expect([created, removed]).toMatchObject([
      { state: 'waiting', contact: { phone: NEW, editState: 'waiting' } },
      { state: 'waiting' },
    ]);
    expect(await scene.contact(phone)).toBeNull();
    await scene.demo.control.online();
    await untilNoEdits();
    expect(scene.demo.world.contacts.get(NEW)?.name).toBe('New');
    expect(scene.demo.world.contacts.get(phone)).toBeUndefined();
  });

  it('what the server refuses once it is back stays and is shown, until it is sent again or taken back', async () => {
    await scene.demo.control.offline();
    await update({ email: 'no email' });
    await scene.demo.control.online();
    const { rows } = await scene.desk.until(
      'edits.list',
      { accountId },
      ({ rows: [edit] }) => edit?.state === 'refused',
    );
    expect(rows[0]).toMatchObject({
      problem: { code: 'API_REJECTED', data: { fields: { email: [expect.any(String)] } } },
    });
    expect(await scene.contact(phone)).toMatchObject({ email: 'no email', editState: 'refused' });
    await scene.desk.get('edits.discard', { accountId, id: rows[0]!.id });
    expect(await scene.contact(phone)).toMatchObject({ email: 'ravi@example.com', editState: null });
  });
});

describe('a new contact', () => {
  const create = (contact: object) =>
    scene.desk.get('contacts.create', { accountId, contact: { phone: NEW, ...contact } });

  it('is read in the form of the account’s own country, and of the one that was chosen', async () => {
    const { state, contact } = await create({ phone: '098100 12345', name: '', tags: [' new ', 'new', ''] });
    expect(state).toBe('saved');
    expect(contact).toMatchObject({ phone: NEW, name: null, tags: ['new'], isOptedIn: true });
    expect(scene.writes('POST', '/contacts/')).toEqual([{ phone_number: NEW, name: null, tags: ['new'] }]);
    await scene.desk.get('settings.set', { defaultCountry: 'US' });
    expect((await create({ phone: '(202) 555-0143' })).contact?.phone).toBe('+12025550143');
    await expect(create({ phone: '12' })).rejects.toMatchObject({ code: 'PHONE_INVALID' });
  });

  it('that is here already is refused without asking the server', async () => {
    await expect(create({ phone })).rejects.toMatchObject({ code: 'CONTACT_EXISTS' });
    expect(scene.writes('POST', '/contacts/')).toEqual([]);
  });

  it('that somebody else has just added is refused, and nothing of ours is kept', async () => {
    const { world } = scene.demo;
    world.contacts.add({ ...somebody, id: world.newId('contact'), phone: NEW, name: 'Theirs' });
    await expect(create({ name: 'Ours' })).rejects.toMatchObject({ code: 'CONTACT_EXISTS' });
    expect(await scene.edits()).toEqual([]);
    expect(world.contacts.get(NEW)?.name).toBe('Theirs');
  });

  it.each([
    ['and it arrived', true],
    ['and it did not', false],
  ])('whose answer is lost, %s, is there once', async (_when, accepted) => {
    scene.demo.control.fault({ match: 'POST /contacts/', kind: 'reset', accepted });
    await create({ name: 'New', tags: ['a'] });
    await untilNoEdits();
    expect(scene.demo.world.contacts.page({ search: NEW }, 1, 10).total).toBe(1);
    expect(scene.writes('POST', '/contacts/')).toHaveLength(accepted ? 1 : 2);
    expect(await scene.contact(NEW)).toMatchObject({ name: 'New', tags: ['a'], editState: null });
  });

  it('can be written to and is read from then on', async () => {
    await create({ name: 'New' });
    scene.demo.control.receive(NEW, 'Hello from a new number');
    await scene.desk.until('conversations.list', { accountId }, ({ rows }) =>
      rows.some((row) => row.phone === NEW && row.unread > 0),
    );
  });
});

describe('a deletion', () => {
  it('of one that is gone already is done', async () => {
    scene.demo.world.contacts.remove(somebody);
    expect(await scene.desk.get('contacts.remove', { accountId, phone })).toEqual({
      state: 'saved',
    });
    expect(await scene.contact(phone)).toBeNull();
    expect(await scene.desk.get('contacts.remove', { accountId, phone })).toEqual({
      state: 'saved',
    });
  });
});

describe('the account', () => {
  it('stops with a refused key, and goes on with another', async () => {
    scene.demo.control.fault({ match: '*', kind: 'status', status: 401, times: 'always' });
    expect((await update({ name: 'Ravi K.' })).state).toBe('waiting');
    await scene.desk.until('accounts.list', {}, ({ accounts }) => accounts[0]?.state === 'needs-key');
    expect((await update({ email: 'r@example.com' })).state).toBe('waiting');
    scene.demo.control.clearFaults();
    await scene.desk.get('accounts.rekey', { accountId, apiKey: scene.demo.apiKey });
    await untilNoEdits();
    expect(scene.demo.world.contacts.get(phone)).toMatchObject({
      name: 'Ravi K.',
      email: 'r@example.com',
    });
  });

  it('waits as long as a server asks that has too much to do', async () => {
    scene.demo.control.fault({ match: `PUT ${path}`, kind: 'status', status: 429, retryAfterS: 2 });
    expect((await update({ name: 'Ravi K.' })).state).toBe('waiting');
    expect((await scene.edits())[0]).toMatchObject({ problem: { code: 'RATE_LIMITED' } });
    await untilNoEdits();
    const [first, second, ...others] = scene.demo.control
      .requests()
      .filter((request) => request.method === 'PUT' && request.path === path);
    expect(others).toEqual([]);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(2_000);
  });

  it('tries again by itself where the server is in trouble', async () => {
    scene.demo.control.fault({ match: `PUT ${path}`, kind: 'status', status: 500, times: 2 });
    expect((await update({ name: 'Ravi K.' })).state).toBe('waiting');
    await untilNoEdits();
    expect(scene.demo.world.contacts.get(phone)?.name).toBe('Ravi K.');
  });
});
