import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { createCaller, type Call } from '#tests/support/demoCaller.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const RAVI = '+919810007919';
const NEW = '+919876543210';
let demo: RunningDemoApi;
let call: Call;

beforeEach(async () => {
  demo = await startDemoApi({ contacts: 130, liveliness: false });
  call = createCaller(demo);
});
afterEach(() => demo.stop());

describe('the key', () => {
  it.each([
    ['none', null],
    ['a wrong one', 'wak_wrong'],
  ])('lets nobody in with %s', async (_, bearer) => {
    const answer = await call('GET /contacts/', undefined, bearer);
    expect(answer).toMatchObject({
      status: 401,
      body: { success: false, message: 'Invalid or missing API key' },
    });
  });

  it('does not take the dashboard token for a key', async () => {
    expect((await call('GET /account/', undefined, demo.dashboardToken)).status).toBe(401);
  });
});

describe('GET /contacts/', () => {
  it('pages by twenty, newest first, and says how many there are', async () => {
    const first = await call('GET /contacts/');
    expect(first.body).toMatchObject({ success: true, meta: { total: 130, page: 1, limit: 20 } });
    expect(first.body.data).toHaveLength(20);
    const created = first.body.data.map((row) => row.created_at);
    expect(created).toEqual(created.toSorted().reverse());
    expect((await call('GET /contacts/?page=7')).body.data).toHaveLength(10);
    expect((await call('GET /contacts/?page=8')).body.data).toEqual([]);
  });

  it('gives everybody once over all pages', async () => {
    const pages = await Promise.all([1, 2].map((page) => call(`GET /contacts/?limit=100&page=${page}`)));
    const phones = pages.flatMap(({ body }) => body.data.map((row) => row.phone_number));
    expect(new Set(phones).size).toBe(130);
  });

  it('reads an unescaped plus as a space, as every server does', async () => {
    const escaped = await call(`GET /contacts/?search=${encodeURIComponent(RAVI)}`);
    expect(escaped.body.data).toMatchObject([{ phone_number: RAVI, name: 'Ravi Kumar' }]);
    expect((await call(`GET /contacts/?search=${RAVI}`)).body.data).toEqual([]);
  });

  it('finds names in any script and any case', async () => {
    expect((await call('GET /contacts/?search=rAVI')).body.data[0]!.phone_number).toBe(RAVI);
    const arabic = await call(`GET /contacts/?search=${encodeURIComponent('محمد علي')}`);
    expect(arabic.body.data[0]!.phone_number).toBe('+966501234567');
  });

  it('filters by opt-in, tag and group, and all at once', async () => {
    const groups = (await call('GET /contact-groups/')).body.data;
    const { id, contact_count: count } = groups.find(({ name }) => name === 'Newsletter')!;
    const inGroup = await call(`GET /contacts/?group_id=${id}&limit=100`);
    expect(inGroup.body.meta.total).toBe(count);
    const narrow = await call(`GET /contacts/?group_id=${id}&opted_in=true&tag=vip&limit=100`);
    expect(narrow.body.meta.total).toBeLessThan(count);
    for (const row of narrow.body.data) {
      expect(row).toMatchObject({ is_opted_in: true, tags: expect.arrayContaining(['vip']) });
      expect(row.groups).toContainEqual({ id, name: 'Newsletter' });
    }
    const out = await call('GET /contacts/?opted_in=false&limit=100');
    expect(out.body.data.every((row) => !row.is_opted_in)).toBe(true);
  });

  it.each([
    ['limit=101', 'limit'],
    ['limit=0', 'limit'],
    ['limit=many', 'limit'],
    ['page=-1', 'page'],
    ['opted_in=yes', 'opted_in'],
    ['group_id=7', 'group_id'],
  ])('refuses ?%s and names the field', async (query, field) => {
    const answer = await call(`GET /contacts/?${query}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { success: false, errors: { [field]: [expect.any(String)] } },
    });
  });

  it('wants the slash at the end', async () => {
    expect((await call('GET /contacts')).status).toBe(404);
  });

  it('says when somebody last wrote only where it is asked to', async () => {
    expect((await call('GET /contacts/?limit=1')).body.data[0]).not.toHaveProperty('last_message_at');
    const telling = await startDemoApi({ contacts: 30, liveliness: false, activityField: true });
    try {
      const { body } = await createCaller(telling)(`GET /contacts/?search=${encodeURIComponent(RAVI)}`);
      expect(Date.parse(body.data[0]!.last_message_at)).toBeGreaterThan(telling.epoch - 600_000);
    } finally {
      await telling.stop();
    }
  });
});

describe('POST /contacts/', () => {
  it('adds somebody, opted in unless told otherwise, on top of the list', async () => {
    const answer = await call('POST /contacts/', { phone_number: NEW, name: 'John', tags: ['vip'] });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        success: true,
        data: { phone_number: NEW, name: 'John', email: null, tags: ['vip'], is_opted_in: true },
      },
    });
    expect((await call('GET /contacts/?limit=1')).body.data[0]).toEqual(answer.body.data);
  });

  it('refuses a number that is there already', async () => {
    const answer = await call('POST /contacts/', { phone_number: RAVI });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: { phone_number: [expect.stringContaining('already')] } },
    });
  });

  it('names every field that is wrong', async () => {
    const answer = await call('POST /contacts/', {
      phone_number: '98765 43210',
      email: 'nobody',
      tags: 'vip',
      custom_attributes: [],
      is_opted_in: 'yes',
    });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([
      'phone_number',
      'email',
      'tags',
      'custom_attributes',
      'is_opted_in',
    ]);
  });

  it('says that the phone number is required, and that broken JSON is broken', async () => {
    expect((await call('POST /contacts/', {})).body.errors['phone_number']).toEqual([
      'This field is required.',
    ]);
    expect(await call('POST /contacts/', '{"phone_number":')).toMatchObject({
      status: 400,
      body: { errors: { body: expect.any(Array) } },
    });
  });
});

describe('PUT /contacts/{phone}/', () => {
  it('changes what is sent and keeps the rest', async () => {
    const before = (await call(`GET /contacts/?search=${encodeURIComponent(RAVI)}`)).body.data[0]!;
    const answer = await call(`PUT /contacts/${encodeURIComponent(RAVI)}/`, { tags: ['gold'] });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ ...before, tags: ['gold'], updated_at: answer.body.data.updated_at });
    expect(answer.body.data.updated_at > before.updated_at).toBe(true);
  });

  it('takes the plus as it stands in the path', async () => {
    expect((await call(`PUT /contacts/${RAVI}/`, { name: 'R. Kumar' })).body.data.name).toBe('R. Kumar');
  });

  it('moves a contact to another number, but not onto somebody else', async () => {
    expect((await call(`PUT /contacts/${RAVI}/`, { phone_number: NEW })).status).toBe(200);
    expect((await call(`PUT /contacts/${RAVI}/`, {})).status).toBe(404);
    const taken = await call(`PUT /contacts/${NEW}/`, { phone_number: '+919820015838' });
    expect(taken).toMatchObject({ status: 400, body: { errors: { phone_number: [expect.any(String)] } } });
  });

  it('refuses a wrong field and changes nothing', async () => {
    expect((await call(`PUT /contacts/${RAVI}/`, { name: 'X', email: 'nobody' })).status).toBe(400);
    expect((await call(`GET /contacts/?search=Ravi`)).body.data[0]!.name).toBe('Ravi Kumar');
  });

  it('knows nobody of that number', async () => {
    expect((await call(`PUT /contacts/${NEW}/`, { name: 'X' })).status).toBe(404);
  });
});

describe('DELETE /contacts/{phone}/', () => {
  it('removes the contact and keeps the history', async () => {
    expect((await call(`DELETE /contacts/${RAVI}/`)).status).toBe(200);
    expect((await call(`DELETE /contacts/${RAVI}/`)).status).toBe(404);
    expect((await call('GET /contacts/')).body.meta.total).toBe(129);
    expect((await call(`GET /conversations/${RAVI}/messages/`)).body.meta.total).toBe(8);
  });
});
