import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { createCaller, type Call } from '#tests/support/demoCaller.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const RAVI = '+919810007919';
const HOUR = 3_600_000;
const EPOCH = Date.UTC(2026, 10, 20, 9);
let time: number;
let demo: RunningDemoApi;
let call: Call;

beforeEach(async () => {
  time = EPOCH;
  demo = await startDemoApi({ epoch: EPOCH, now: () => time, liveliness: false });
  call = createCaller(demo);
});
afterEach(() => demo.stop());

const newest = async (phone: string) =>
  (await call(`GET /conversations/${phone}/messages/?limit=1`)).body.data[0]!;

describe('the nine sends', () => {
  const link = 'https://example.com/files';
  it.each([
    [
      'text',
      { text: 'Hi *there*', preview_url: true },
      { type: 'text', text: { body: 'Hi *there*', preview_url: true } },
    ],
    [
      'media',
      { url: `${link}/a.PNG?v=2`, caption: 'c' },
      { type: 'image', image: { caption: 'c', mime_type: 'image/png' } },
    ],
    ['media', { url: `${link}/a.3gp` }, { type: 'video', video: { link: `${link}/a.3gp` } }],
    ['media', { url: `${link}/a.m4a` }, { type: 'audio', audio: { link: `${link}/a.m4a` } }],
    ['media', { url: `${link}/list.xlsx` }, { type: 'document', document: { filename: 'list.xlsx' } }],
    ['image', { image_url: `${link}/a.jpg` }, { type: 'image', image: { link: `${link}/a.jpg` } }],
    [
      'document',
      { document_url: `${link}/a.pdf`, filename: 'Bill.pdf' },
      { type: 'document', document: { filename: 'Bill.pdf' } },
    ],
    ['audio', { audio_url: `${link}/a.mp3` }, { type: 'audio', audio: { mime_type: 'audio/mpeg' } }],
    ['video', { video_url: `${link}/a.mp4`, caption: 'v' }, { type: 'video', video: { caption: 'v' } }],
    [
      'location',
      { latitude: 18.5, longitude: 73.8, name: 'Shop' },
      { type: 'location', location: { latitude: 18.5, longitude: 73.8, name: 'Shop' } },
    ],
    [
      'buttons',
      { body: 'Choose', buttons: ['Yes', 'No'], header: 'H', footer: 'F' },
      {
        type: 'interactive',
        interactive: {
          body: { text: 'Choose' },
          header: { text: 'H' },
          footer: { text: 'F' },
          action: { buttons: [{ reply: { title: 'Yes' } }, { reply: { title: 'No' } }] },
        },
      },
    ],
    [
      'template',
      { template_name: 'feedback_request' },
      { type: 'template', template: { name: 'feedback_request', language: { code: 'en_US' } } },
    ],
  ])('%s %j is accepted, in the ledger, and the newest in the history', async (kind, fields, row) => {
    const answer = await call(`POST /messages/${kind}/`, { to: RAVI, ...fields });
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, data: { message_id: expect.stringMatching(/^wamid\./) } },
    });
    const { message_id: messageId } = answer.body.data;
    expect(await newest(RAVI)).toMatchObject({
      id: messageId,
      direction: 'outbound',
      status: 'sent',
      to: RAVI,
      ...row,
    });
    expect(demo.ledger.entries()).toMatchObject([
      { order: 1, messageId, to: RAVI, at: EPOCH, path: `/messages/${kind}/` },
    ]);
  });

  it('makes two messages of two equal texts', async () => {
    const [a, b] = [
      await call('POST /messages/text/', { to: RAVI, text: 'x' }),
      await call('POST /messages/text/', { to: RAVI, text: 'x' }),
    ];
    expect(a.body.data.message_id).not.toBe(b.body.data.message_id);
    expect(demo.ledger.entries(RAVI)).toHaveLength(2);
  });

  it.each([
    ['text', {}, ['text']],
    ['text', { text: '   ' }, ['text']],
    ['text', { text: '😀'.repeat(4097) }, ['text']],
    ['media', { url: 'brochure.pdf' }, ['url']],
    ['image', { image_url: 'ftp://example.com/a.jpg' }, ['image_url']],
    ['document', {}, ['document_url']],
    ['audio', {}, ['audio_url']],
    ['video', { video_url: 7 }, ['video_url']],
    ['location', { latitude: 91, longitude: 'east' }, ['latitude', 'longitude']],
    ['buttons', { body: 'b', buttons: [] }, ['buttons']],
    ['buttons', { body: 'b', buttons: ['1', '2', '3', '4'] }, ['buttons']],
    ['buttons', { body: 'b', buttons: ['x'.repeat(21)] }, ['buttons']],
    ['buttons', { buttons: ['x'] }, ['body']],
    ['template', {}, ['template_name']],
    [
      'template',
      {
        template_name: 'eid_greetings',
        language_code: 'ar',
        components: [{ type: 'body', parameters: [{ type: 'text', text: '' }] }],
      },
      ['components'],
    ],
  ])('%s refuses %j and names the field', async (kind, fields, wrong) => {
    const answer = await call(`POST /messages/${kind}/`, { to: RAVI, ...fields });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual(wrong);
    expect(demo.ledger.entries()).toEqual([]);
  });

  it('counts code points: 4,096 emoji are one whole message', async () => {
    expect((await call('POST /messages/text/', { to: RAVI, text: '😀'.repeat(4096) })).status).toBe(200);
  });

  it('wants a recipient in E.164, or an id it knows', async () => {
    expect((await call('POST /messages/text/', { text: 'x' })).body.errors).toEqual({
      to: ['This field is required.'],
    });
    expect((await call('POST /messages/text/', { to: '9810007919', text: 'x' })).body.errors).toHaveProperty(
      'to',
    );
    expect((await call('POST /messages/text/', { to: 'US.13491208655302741918', text: 'x' })).status).toBe(
      200,
    );
  });

  it('passes Meta’s own limits on as Meta’s error', async () => {
    const refused = await call('POST /messages/buttons/', { to: RAVI, body: 'b', buttons: ['Same', 'Same'] });
    expect(refused).toMatchObject({
      status: 502,
      body: { message: 'WhatsApp Cloud API error', errors: { error: { code: 131009 } } },
    });
  });
});

describe('the 24-hour window', () => {
  const text = (to: string) => call('POST /messages/text/', { to, text: 'Still there?' });
  const TOO_LATE = {
    status: 502,
    body: { success: false, errors: { error: { code: 131047, fbtrace_id: expect.any(String) } } },
  };

  it('closes 24 hours after the customer’s newest message, whatever the shop sent since', async () => {
    const lastInbound = Date.parse((await newest(RAVI)).timestamp);
    time = lastInbound + 24 * HOUR - 1;
    expect((await text(RAVI)).status).toBe(200);
    time = lastInbound + 24 * HOUR;
    expect(await text(RAVI)).toMatchObject(TOO_LATE);
    expect(
      (await call('POST /messages/template/', { to: RAVI, template_name: 'feedback_request' })).status,
    ).toBe(200);
    demo.control.receive(RAVI, 'Yes!');
    expect((await text(RAVI)).status).toBe(200);
  });

  it('was never open for somebody who never wrote', async () => {
    expect(await text(demo.control.examples().neverWrote!)).toMatchObject(TOO_LATE);
    expect(await text('+15551230000')).toMatchObject(TOO_LATE);
    expect(demo.ledger.entries()).toEqual([]);
  });

  it('can be left open', async () => {
    const lax = await startDemoApi({ contacts: 30, liveliness: false, enforceWindow: false });
    try {
      expect(
        (await createCaller(lax)('POST /messages/text/', { to: '+15551230000', text: 'Hi' })).status,
      ).toBe(200);
    } finally {
      await lax.stop();
    }
  });
});

describe('template sends', () => {
  const words = (...texts: string[]) => texts.map((text) => ({ type: 'text', text }));
  const confirmation = [
    { type: 'header', parameters: words('#4821') },
    { type: 'body', parameters: words('Sara', '#4821') },
    { type: 'button', sub_type: 'url', index: '0', parameters: words('4821') },
  ];

  it('reach somebody outside the window, also a number that is no contact', async () => {
    const answer = await call('POST /messages/template/', {
      to: '+15551230000',
      template_name: 'order_confirmation',
      components: confirmation,
    });
    expect(answer.status).toBe(200);
    expect(await newest('+15551230000')).toMatchObject({
      type: 'template',
      template: { components: confirmation },
    });
  });

  it.each([
    ['one that is not there', { template_name: 'nope' }, 132001],
    ['a language it does not have', { template_name: 'order_confirmation', language_code: 'fr' }, 132001],
    ['one that is pending', { template_name: 'return_received' }, 132001],
    ['one that is paused', { template_name: 'cart_reminder' }, 132015],
    ['one that is disabled', { template_name: 'daily_tips' }, 132016],
    [
      'too few parameters',
      { template_name: 'order_confirmation', components: confirmation.slice(0, 1) },
      132000,
    ],
    ['no link ending', { template_name: 'order_confirmation', components: confirmation.slice(0, 2) }, 132000],
    [
      'parameters where none belong',
      { template_name: 'feedback_request', components: [{ type: 'body', parameters: words('x') }] },
      132000,
    ],
    [
      'a picture that is a text',
      {
        template_name: 'invoice_ready',
        components: [
          { type: 'header', parameters: words('x') },
          { type: 'body', parameters: words('a', 'b', 'c') },
        ],
      },
      132012,
    ],
  ])('are refused with Meta’s code: %s', async (_, fields, code) => {
    const answer = await call('POST /messages/template/', { to: RAVI, ...fields });
    expect(answer).toMatchObject({ status: 502, body: { errors: { error: { code } } } });
    expect(demo.ledger.entries()).toEqual([]);
  });

  it('know parameters by name', async () => {
    const send = (...names: string[]) =>
      call('POST /messages/template/', {
        to: RAVI,
        template_name: 'delivery_today',
        components: [
          {
            type: 'body',
            parameters: names.map((name) => ({ type: 'text', parameter_name: name, text: 'x' })),
          },
        ],
      });
    expect((await send('time_slot', 'customer_name')).status).toBe(200);
    expect((await send('time_slot', 'name')).body.errors.error.code).toBe(132000);
  });
});

describe('GET /conversations/{phone}/messages/', () => {
  it('pages a long thread, newest first, without a gap or a repeat', async () => {
    const phone = demo.control.examples().longThread!;
    const whole = (await call(`GET /conversations/${phone}/messages/?limit=1000`)).body;
    expect(whole.meta.total).toBeGreaterThan(300);
    const ids = whole.data.map(({ id }) => id);
    expect(new Set(ids).size).toBe(whole.meta.total);
    const times = whole.data.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted().reverse());
    const paged: string[] = [];
    for (let page = 1; paged.length < whole.meta.total; page++) {
      const { body } = await call(`GET /conversations/${phone}/messages/?limit=50&page=${page}`);
      expect(body.data.length).toBeGreaterThan(0);
      paged.push(...body.data.map(({ id }) => id));
    }
    expect(paged).toEqual(ids);
  });

  it('gives twenty by default, nothing for a new number, and 404 for what is no number', async () => {
    const phone = demo.control.examples().longThread!;
    expect((await call(`GET /conversations/${phone}/messages/`)).body.data).toHaveLength(20);
    expect((await call('GET /conversations/+15551230000/messages/')).body).toMatchObject({
      data: [],
      meta: { total: 0 },
    });
    expect((await call('GET /conversations/somebody/messages/')).status).toBe(404);
    expect((await call(`GET /conversations/${phone}/messages/?page=0`)).body.errors).toHaveProperty('page');
  });
});
