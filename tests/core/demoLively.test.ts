import { startDemoApi, type DemoApiOptions, type RunningDemoApi } from '#demo/index.ts';
import { createCaller, type Call, type Row } from '#tests/support/demoCaller.ts';
import { afterEach, describe, expect, it } from 'vitest';

const RAVI = '+919810007919';
const FATIMA = '+919820015838';
const SARA = '+359887123456';
const EPOCH = Date.UTC(2026, 10, 20, 9);
const HOUR = 3_600_000;

let time = EPOCH;
let demo: RunningDemoApi;
let call: Call;

async function start(options: DemoApiOptions = {}): Promise<void> {
  time = EPOCH;
  demo = await startDemoApi({
    epoch: EPOCH,
    now: () => time,
    answerRate: 1,
    answerDelayMs: [3000, 8000],
    ...options,
  });
  call = createCaller(demo);
}
afterEach(() => demo.stop());

const quiet = { spontaneous: false, autoReplies: false };
const history = async (phone: string, limit = 10) =>
  (await call(`GET /conversations/${phone}/messages/?limit=${limit}`)).body.data;
const send = async (to: string, text: string) =>
  (await call('POST /messages/text/', { to, text })).body.data.message_id;
const statusOf = async (phone: string, id: string) =>
  (await history(phone)).find((row) => row.id === id)?.status;

describe('statuses', () => {
  it('go from sent to delivered to read as time passes, and not by themselves', async () => {
    await start({
      liveliness: { ...quiet, answers: false },
      deliveredDelayMs: [1000, 1000],
      readDelayMs: [2000, 2000],
    });
    const ids = await Promise.all(Array.from({ length: 24 }, (_, n) => send(RAVI, `Text ${n}`)));
    const statuses = async () => new Set((await history(RAVI, 24)).map((row) => row.status));
    time += 999;
    expect(await statuses()).toEqual(new Set(['sent']));
    time += 1;
    expect(await statuses()).toEqual(new Set(['delivered']));
    time += HOUR;
    expect(await statuses(), 'most are read, some never').toEqual(new Set(['read', 'delivered']));
    expect(ids).toHaveLength(24);
  });

  it('fail for a number that can’t be reached, and say why', async () => {
    await start({ liveliness: quiet });
    const id = await send(SARA, 'Hello?');
    expect(await statusOf(SARA, id)).toBe('sent');
    time += HOUR;
    const [row] = await history(SARA);
    expect(row).toMatchObject({
      id,
      status: 'failed',
      error: { code: 131026, title: 'Message undeliverable' },
    });
  });

  it('stand still where nothing is lively', async () => {
    await start({ liveliness: false });
    const id = await send(RAVI, 'Hello?');
    time += HOUR;
    expect(await statusOf(RAVI, id)).toBe('sent');
    expect((await history(RAVI))[0]?.id).toBe(id);
  });
});

describe('customers', () => {
  it('read and then answer within the delay', async () => {
    await start({ liveliness: quiet });
    const id = await send(RAVI, 'Shall I send it today?');
    time = EPOCH + 2999;
    expect((await history(RAVI))[0]?.id).toBe(id);
    time = EPOCH + 8000;
    const [answer] = (await history(RAVI)).filter((row) => row.direction === 'inbound');
    expect(Date.parse(answer!.timestamp)).toBeGreaterThanOrEqual(EPOCH + 3000);
    expect(await statusOf(RAVI, id)).toBe('read');
  });

  it('answer once to several texts in a row', async () => {
    await start({ liveliness: quiet });
    const texts = [
      'One moment',
      'I am looking',
      'Almost there',
      'Ah',
      'Yes',
      'I found it',
      'It arrives on Thursday',
    ];
    for (const text of texts) await send(FATIMA, text);
    time += 60_000;
    const isNew = (row: Row) => Date.parse(row.timestamp) >= EPOCH;
    const inbound = (row: Row) => isNew(row) && row.direction === 'inbound';
    const answers = (await history(FATIMA, 100)).filter(inbound);
    expect(answers).toHaveLength(1);
    time = Date.parse(answers[0]!.timestamp);
    const statuses = (await history(FATIMA, 100))
      .filter((row) => isNew(row) && !inbound(row))
      .map((row) => row.status);
    expect(statuses, 'whoever answers has read all of it').toEqual(texts.map(() => 'read'));
  });

  it('answer in their own language', async () => {
    await start({ liveliness: quiet });
    await send('+8613800138000', '您好？');
    time += 60_000;
    expect(JSON.stringify((await history('+8613800138000'))[0]?.text)).toMatch(/\p{Script=Han}/u);
  });

  it('send a place or a picture where one is asked for', async () => {
    await start({ liveliness: quiet });
    await send('+16465550199', 'What is your address?');
    await send('+447700900123', 'Could you send a photo?');
    time += 60_000;
    const inbound = async (phone: string) =>
      (await history(phone)).find((row) => row.direction === 'inbound');
    expect((await inbound('+16465550199'))?.location).toMatchObject({ latitude: expect.any(Number) });
    expect((await inbound('+447700900123'))?.image?.link).toMatch(/\.jpg$/);
  });

  it('press a button that was sent to them', async () => {
    await start({ liveliness: quiet });
    const phones = demo.world.ranked
      .slice(0, 12)
      .filter((phone) => demo.world.isWindowOpen(phone) && phone !== SARA);
    for (const to of phones)
      await call('POST /messages/buttons/', { to, body: 'Which one?', buttons: ['Blue', 'Rust'] });
    time += 60_000;
    const rows = (await Promise.all(phones.map((phone) => history(phone)))).flat();
    const pressed = rows.filter(
      (row) => row.interactive?.type === 'button_reply' && Date.parse(row.timestamp) > EPOCH,
    );
    expect(pressed.length).toBeGreaterThan(phones.length / 2);
    for (const { interactive, context } of pressed) {
      expect(['Blue', 'Rust']).toContain(interactive!.button_reply.title);
      expect(demo.ledger.entries().map(({ messageId }) => messageId)).toContain(context?.id);
    }
  });

  it('write of their own accord', async () => {
    await start({ liveliness: true });
    time += HOUR;
    await call('GET /account/');
    const rows = (await Promise.all(demo.world.ranked.slice(0, 60).map((phone) => history(phone)))).flat();
    expect(
      rows.filter((row) => row.direction === 'inbound' && Date.parse(row.timestamp) > EPOCH).length,
    ).toBeGreaterThan(10);
  });

  it('get the answer of a rule, once', async () => {
    await start({ liveliness: { ...quiet, autoReplies: true } });
    const rule = { direction: 'outbound', text: { body: expect.stringContaining('Our list') } };
    demo.control.receive(RAVI, 'What is the PRICE of the blue one?');
    time += 5000;
    expect((await history(RAVI))[0]).toMatchObject(rule);
    expect(demo.ledger.entries(), 'which nobody sent through the API').toEqual([]);
    demo.control.receive(RAVI, 'The price?');
    time += 5000;
    expect((await history(RAVI))[0]).toMatchObject({ direction: 'inbound' });
  });
});

describe('the same seed and epoch', () => {
  const everything = async () => {
    const contacts = (await call('GET /contacts/?limit=100')).body.data;
    const threads = await Promise.all(demo.world.ranked.slice(0, 40).map((phone) => history(phone, 100)));
    return { contacts, threads, groups: (await call('GET /contact-groups/')).body.data };
  };

  it('give the same people, messages and ids after a restart, also what was written since', async () => {
    await start({ liveliness: true, contacts: 90 });
    time = EPOCH + 2 * HOUR;
    const before = await everything();
    await demo.stop();
    demo = await startDemoApi({ epoch: EPOCH, now: () => time, contacts: 90 });
    call = createCaller(demo);
    expect(await everything()).toEqual(before);
  });

  it('give a new message an id of its own in each run', async () => {
    await start({ liveliness: false });
    const first = await send(RAVI, 'Hello');
    await demo.stop();
    demo = await startDemoApi({ epoch: EPOCH, now: () => time + 1, liveliness: false });
    call = createCaller(demo);
    expect(await send(RAVI, 'Hello')).not.toBe(first);
  });

  it('another seed is another world', async () => {
    await start({ liveliness: false, contacts: 90 });
    const before = await everything();
    await demo.stop();
    demo = await startDemoApi({ epoch: EPOCH, now: () => time, contacts: 90, seed: 2, liveliness: false });
    call = createCaller({ ...demo });
    const after = await everything();
    expect(after.contacts).not.toEqual(before.contacts);
    expect(after.groups[0]!.id).not.toBe(before.groups[0]!.id);
  });
});

it('serves a hundred thousand contacts', async () => {
  const before = performance.now();
  await start({ contacts: 100_000, liveliness: false });
  const startMs = Math.round(performance.now() - before);
  const asked = performance.now();
  const last = await call('GET /contacts/?limit=100&page=1000');
  console.info(
    `100,000 contacts: started in ${startMs} ms, last page in ${Math.round(performance.now() - asked)} ms`,
  );
  expect(last.body.data).toHaveLength(100);
  expect(last.body.meta.total).toBe(100_000);
});
