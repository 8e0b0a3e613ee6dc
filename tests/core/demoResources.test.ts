import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { createCaller, type Call, type Row } from '#tests/support/demoCaller.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const NOBODY = '3f2b8c1e-7a64-4d0f-9b1c-2f6c8a1d4e55';
let demo: RunningDemoApi;
let call: Call;

beforeEach(async () => {
  demo = await startDemoApi({ contacts: 60, liveliness: false });
  call = createCaller(demo);
});
afterEach(() => demo.stop());

const named = (rows: readonly Row[], name: string) => rows.find((row) => row.name === name)!;

describe('contact groups', () => {
  it('are listed with how many are in them', async () => {
    const { body } = await call('GET /contact-groups/');
    expect(body.data.length).toBeGreaterThanOrEqual(5);
    expect(body.data.every((group) => group.contact_count >= 0)).toBe(true);
  });

  it('can be added, renamed in part, and removed without their contacts', async () => {
    const added = await call('POST /contact-groups/', { name: 'Friends', description: 'Close ones' });
    expect(added).toMatchObject({ status: 201, body: { data: { name: 'Friends', contact_count: 0 } } });
    const path = `/contact-groups/${added.body.data.id}/`;
    expect((await call(`PUT ${path}`, { name: 'Old friends' })).body.data).toMatchObject({
      name: 'Old friends',
      description: 'Close ones',
    });
    expect((await call(`DELETE ${path}`)).status).toBe(200);
    expect((await call(`PUT ${path}`, { name: 'X' })).status).toBe(404);

    const news = named((await call('GET /contact-groups/')).body.data, 'Newsletter');
    await call(`DELETE /contact-groups/${news.id}/`);
    const { body } = await call('GET /contacts/?limit=100');
    expect(body.meta.total).toBe(60);
    expect(JSON.stringify(body.data)).not.toContain(news.id);
    expect((await call(`GET /contacts/?group_id=${news.id}`)).body.meta.total).toBe(0);
  });

  it('need a name of their own', async () => {
    expect((await call('POST /contact-groups/', {})).body.errors).toEqual({
      name: ['This field is required.'],
    });
    expect((await call('POST /contact-groups/', { name: 'Leads' })).status).toBe(400);
    expect((await call(`DELETE /contact-groups/${NOBODY}/`)).status).toBe(404);
  });
});

describe('auto-replies', () => {
  it('are listed, all or by what is active', async () => {
    const all = (await call('GET /auto-replies/')).body.data;
    const active = (await call('GET /auto-replies/?is_active=true')).body.data;
    const off = (await call('GET /auto-replies/?is_active=false')).body.data;
    expect(active.length).toBeGreaterThan(0);
    expect(off.length).toBeGreaterThan(0);
    expect(active.length + off.length).toBe(all.length);
    expect((await call('GET /auto-replies/?is_active=1')).status).toBe(400);
  });

  it('can be added, changed in part and removed', async () => {
    const rule = {
      name: 'Hours',
      trigger_type: 'KEYWORD',
      keywords: ['hours'],
      reply_type: 'TEXT',
      reply_text: '10 to 8',
    };
    const added = await call('POST /auto-replies/', rule);
    expect(added).toMatchObject({ status: 201, body: { data: { ...rule, is_active: true } } });
    const path = `/auto-replies/${added.body.data.id}/`;
    expect((await call(`PUT ${path}`, { is_active: false })).body.data).toMatchObject({
      ...rule,
      is_active: false,
    });
    expect((await call(`DELETE ${path}`)).status).toBe(200);
    expect((await call(`DELETE ${path}`)).status).toBe(404);
  });

  it.each([
    [{}, ['name', 'trigger_type', 'reply_type']],
    [{ name: 'A', trigger_type: 'KEYWORD', reply_type: 'TEXT', reply_text: 'x' }, ['keywords']],
    [{ name: 'A', trigger_type: 'ALWAYS', reply_type: 'TEXT' }, ['reply_text']],
    [{ name: 'A', trigger_type: 'SOMETIMES', reply_type: 'FAX' }, ['trigger_type', 'reply_type']],
    [{ name: 'A', trigger_type: 'ALWAYS', reply_type: 'TEMPLATE', template_name: 'nope' }, ['template_name']],
  ])('refuse %j', async (rule, fields) => {
    const answer = await call('POST /auto-replies/', rule);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual(fields);
  });

  it('stay whole: a change that leaves a keyword rule without keywords is refused', async () => {
    const rule = named((await call('GET /auto-replies/')).body.data, 'Price list');
    expect((await call(`PUT /auto-replies/${rule.id}/`, { keywords: [] })).body.errors).toHaveProperty(
      'keywords',
    );
    expect(named((await call('GET /auto-replies/')).body.data, 'Price list')).toEqual(rule);
  });
});

describe('GET /templates/', () => {
  it('filters by status, category and language', async () => {
    const all = (await call('GET /templates/')).body.data;
    expect(all.length).toBeGreaterThanOrEqual(20);
    const found = await call('GET /templates/?status=APPROVED&category=UTILITY&language=hi');
    expect(found.body.data).toMatchObject([{ name: 'order_confirmation', language: 'hi' }]);
    expect((await call('GET /templates/?status=REJECTED')).body.data).toMatchObject([
      { name: 'free_gift_now' },
    ]);
    expect((await call('GET /templates/?category=OTHER')).body.errors).toHaveProperty('category');
  });
});

describe('GET /account/', () => {
  it('says who the shop is, with the fields of the document', async () => {
    expect((await call('GET /account/')).body).toEqual({
      success: true,
      data: {
        phone_number: expect.stringMatching(/^\+91\d{10}$/),
        display_name: 'Neem & Indigo',
        business_name: expect.any(String),
        quality_rating: 'GREEN',
        messaging_limit: 'TIER_1K',
      },
    });
  });
});

describe('POST /keys/', () => {
  it('makes a key for the dashboard, which works at once, sees the same shop, and works after a restart', async () => {
    const answer = await call(
      'POST /keys/',
      { name: 'Desk', account_id: demo.accountId },
      demo.dashboardToken,
    );
    expect(answer.status).toBe(201);
    const { key } = answer.body.data;
    expect(key).toMatch(/^wak_[0-9a-f]{48}$/);
    expect((await call('GET /account/', undefined, key)).body).toEqual((await call('GET /account/')).body);
    expect(
      (await call('GET /account/', undefined, `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`)).status,
    ).toBe(401);

    const again = await startDemoApi({ contacts: 1, liveliness: false });
    try {
      expect((await createCaller(again)('GET /account/', undefined, key)).status).toBe(200);
    } finally {
      await again.stop();
    }
  });

  it('takes no API key in the place of the token, and wants both fields', async () => {
    expect((await call('POST /keys/', { name: 'Desk', account_id: demo.accountId })).status).toBe(401);
    const empty = await call('POST /keys/', {}, demo.dashboardToken);
    expect(Object.keys(empty.body.errors)).toEqual(['name', 'account_id']);
    const other = await call('POST /keys/', { name: 'Desk', account_id: NOBODY }, demo.dashboardToken);
    expect(other.status).toBe(404);
  });
});

it('answers 404 in its envelope where there is nothing', async () => {
  expect(await call('GET /nothing/')).toMatchObject({ status: 404, body: { success: false } });
  expect(await call('PATCH /contacts/')).toMatchObject({ status: 404, body: { success: false } });
});
