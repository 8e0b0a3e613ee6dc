import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ENVELOPES,
  startDemoApi,
  type DemoApiOptions,
  type RunningDemoApi,
  type WrongType,
} from '#demo/index.ts';

const RAVI = '+919810007919';
let demo: RunningDemoApi;

async function start(options: DemoApiOptions = {}): Promise<void> {
  demo = await startDemoApi({ contacts: 45, liveliness: false, ...options });
}
beforeEach(() => start());
afterEach(() => demo.stop());

const ask = (path: string) =>
  fetch(`${demo.baseUrl}${path}`, { headers: { authorization: `Bearer ${demo.apiKey}` } });
interface Body {
  readonly data: readonly Record<string, unknown>[];
  readonly meta: { readonly total: number; readonly page: number; readonly limit: number };
}
const body = async (path: string) => (await (await ask(path)).json()) as Body;
const ids = ({ data }: Body) => data.map(({ id }) => id);

describe('a fault', () => {
  it('hits only requests with the parameters it names', async () => {
    demo.control.fault({ kind: 'status', match: 'GET /contacts/', query: { page: '2', group_id: null } });
    demo.control.fault({ kind: 'html', match: 'GET /contacts/', query: { group_id: '*' } });
    const { id } = demo.world.groups[0]!;
    expect((await ask('/contacts/?page=1')).status).toBe(200);
    expect((await ask(`/contacts/?page=2&group_id=${id}`)).status).toBe(502);
    expect((await ask('/contacts/?page=2')).status).toBe(500);
    expect((await ask('/contacts/?page=2')).status).toBe(200);
  });

  it('is not armed with a variant of another kind', () => {
    expect(() => demo.control.fault({ kind: 'future', variant: 'dataNull' })).toThrow(/variant/);
    expect(() => demo.control.fault({ kind: 'wrongType', variant: 'ahead' })).toThrow(/variant/);
    expect(() => demo.control.fault({ kind: 'hang', variant: 'ahead' })).toThrow(/variant/);
  });
});

describe('wrongType', () => {
  const spoilt = async (path: string, variant: WrongType) => {
    demo.control.fault({ kind: 'wrongType', variant });
    return (await (await ask(path)).json()) as Body;
  };

  it.each([
    ['bodyText', expect.any(String)],
    ['bodyNumber', 200],
    ['bodyNull', null],
    ['dataText', expect.objectContaining({ success: true, data: expect.any(String) })],
    ['dataNumber', expect.objectContaining({ data: 20 })],
    ['dataNull', expect.objectContaining({ data: null, meta: { total: 45, page: 1, limit: 20 } })],
    ['dataObject', expect.objectContaining({ data: { message: 'OK' } })],
    ['rowTexts', expect.objectContaining({ data: expect.arrayContaining(['row 0', 'row 19']) })],
    ['rowNulls', expect.objectContaining({ data: Array.from({ length: 20 }, () => null) })],
  ] as const)('%s', async (variant, expected) => {
    expect(await spoilt('/contacts/', variant)).toEqual(expected);
    expect((await body('/contacts/')).data).toHaveLength(20);
  });

  it('spoils some rows and leaves others, or fields and leaves who it is', async () => {
    const right = await body('/contacts/');
    const mixed = await spoilt('/contacts/', 'rowMix');
    const kept = ids(right).filter((id) => mixed.data.some((row: { id?: unknown } | null) => row?.id === id));
    expect(mixed.data).toHaveLength(20);
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.length).toBeLessThan(20);
    const odd = await spoilt('/contacts/', 'fields');
    expect(ids(odd)).toEqual(ids(right));
    expect(odd).not.toEqual(right);
  });

  it('draws its variants the same way for the same seed', async () => {
    const run = async () => {
      demo.control.fault({ kind: 'wrongType', times: 8, seed: 3 });
      const texts: string[] = [];
      for (let left = 8; left > 0; left -= 1) texts.push(await (await ask('/contacts/?limit=2')).text());
      return texts;
    };
    const texts = await run();
    expect(new Set(texts).size).toBeGreaterThan(4);
    expect(await run()).toEqual(texts);
  });

  it('spoils what is no list too', async () => {
    expect(await spoilt('/account/', 'dataNull')).toMatchObject({ data: null });
    expect((await spoilt('/account/', 'fields')).data).toHaveProperty('phone_number');
  });
});

describe('pages that are not what was asked for', () => {
  it('repeat: the one before comes again under the number asked for', async () => {
    const [first, second] = [await body('/contacts/?page=1'), await body('/contacts/?page=2')];
    demo.control.fault({ kind: 'repeat', match: 'GET /contacts/' });
    const repeated = await body('/contacts/?page=2');
    expect(repeated.data).toEqual(first.data);
    expect(repeated.meta).toEqual(second.meta);
  });

  it('shuffle: as many rows, one twice and one not at all', async () => {
    const right = await body('/contacts/');
    demo.control.fault({ kind: 'shuffle' });
    const shuffled = await body('/contacts/');
    expect(shuffled.data).toHaveLength(20);
    expect(new Set(ids(shuffled)).size).toBe(19);
    expect(ids(right)).toEqual(expect.arrayContaining(ids(shuffled)));
    expect(ids(shuffled)).not.toEqual(ids(right));
  });

  it('total: lies by a factor or with a number, about group sizes too', async () => {
    demo.control.fault({ kind: 'total', factor: 0.5 });
    expect((await body('/contacts/')).meta.total).toBe(23);
    demo.control.fault({ kind: 'total', total: 0 });
    expect(await body('/contacts/')).toMatchObject({ meta: { total: 0 }, data: { length: 20 } });
    const groups = await body('/contact-groups/');
    demo.control.fault({ kind: 'total' });
    const lied = await body('/contact-groups/');
    expect(lied.meta.total).toBe(groups.data.length * 2);
    expect(lied.data[0]!['contact_count']).toBe(Number(groups.data[0]!['contact_count']) * 2);
  });
});

describe('future', () => {
  const path = `/conversations/${encodeURIComponent(RAVI)}/messages/`;
  it.each([
    ['ahead', (told: unknown) => Date.parse(String(told)) > Date.now() + 9 * 365 * 86_400_000],
    ['before1970', (told: unknown) => Date.parse(String(told)) < 0],
    ['seconds', (told: unknown, at: number) => told === Math.floor(at / 1000)],
    ['milliseconds', (told: unknown, at: number) => told === at],
  ] as const)('tells times %s', async (variant, isAsMeant) => {
    const right = await body(path);
    demo.control.fault({ kind: 'future', variant });
    const told = await body(path);
    for (const [index, row] of told.data.entries()) {
      const at = Date.parse(String(right.data[index]!['timestamp']));
      expect(isAsMeant(row['timestamp'], at), String(row['timestamp'])).toBe(true);
      expect({ ...row, timestamp: right.data[index]!['timestamp'] }).toEqual(right.data[index]);
    }
  });
});

describe('huge', () => {
  it('is the same JSON in a body of so many megabytes', async () => {
    const right = await body('/contacts/');
    demo.control.fault({ kind: 'huge', megabytes: 3 });
    const answer = await ask('/contacts/');
    const text = await answer.text();
    expect(text.length).toBeGreaterThan(3 * 1024 * 1024);
    expect(JSON.parse(text)).toMatchObject(right);
  });

  it('is not made further than it is read', async () => {
    const before = process.memoryUsage().rss;
    demo.control.fault({ kind: 'huge', megabytes: 4096 });
    const answer = await ask('/contacts/');
    const reader = answer.body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    expect((await ask('/contacts/')).status).toBe(200);
  });
});

describe('options', () => {
  it.each(ENVELOPES)('the envelope %s carries the same rows', async (envelope) => {
    const right = await body('/contacts/?page=3');
    await demo.stop();
    await start({ envelope, epoch: demo.epoch });
    const told: unknown = await (await ask('/contacts/?page=3')).json();
    expect(told).toMatchObject(shape(envelope, right.data));
    expect(/"(?:count|total|total_items)":45\b/.test(JSON.stringify(told))).toBe(
      !['bare', 'next', 'none'].includes(envelope),
    );
    // What is no list stays as it is.
    expect(await (await ask('/account/')).json()).toMatchObject({ data: { display_name: 'Neem & Indigo' } });
  });

  it('next leads from page to page, and ends', async () => {
    await demo.stop();
    await start({ envelope: 'next' });
    const next = async (path: string) => (await (await ask(path)).json()) as { next: string | null };
    expect((await next('/contacts/?limit=20&page=2')).next).toContain('page=3');
    expect((await next('/contacts/?limit=20&page=3')).next).toBeNull();
  });

  it('pages have at most so many rows', async () => {
    await demo.stop();
    await start({ maxPageSize: 7 });
    expect(await body('/contacts/?limit=100&page=7')).toMatchObject({
      data: { length: 3 },
      meta: { total: 45, page: 7, limit: 7 },
    });
    expect((await body(`/conversations/${RAVI}/messages/?limit=100`)).data).toHaveLength(7);
  });
});

function shape(envelope: (typeof ENVELOPES)[number], rows: readonly unknown[]): object {
  switch (envelope) {
    case 'bare':
      return rows;
    case 'results':
      return { success: true, data: { results: rows } };
    case 'items':
      return { data: { items: rows } };
    case 'count':
      return { results: rows };
    default:
      return { success: true, data: rows };
  }
}

it('says of every group as many members as it lists, also after some were deleted', async () => {
  const [gone] = (await body('/contacts/?limit=1')).data;
  await fetch(`${demo.baseUrl}/contacts/${String(gone!['phone_number'])}/`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${demo.apiKey}` },
  });
  for (const group of (await body('/contact-groups/')).data) {
    const members = await body(`/contacts/?group_id=${String(group['id'])}&limit=100`);
    expect(members.meta.total).toBe(group['contact_count']);
    expect(members.data).toHaveLength(members.meta.total);
  }
});
