import { expect } from 'vitest';
import type { SyncStatus } from '#contract/routes/sync.ts';
import { startDemoApi, type FaultInput, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore } from './core.ts';
import { removeDataDir } from './dataDir.ts';
import { createQuickClock, type QuickClock } from './quickClock.ts';
import { readDesk, readServer, type Desk, type Everything } from './sameAsServer.ts';

/** Timeouts and waits of the app pass this much faster: half a minute without an answer is over in a second. */
const FACTOR = 30;

/** A chat of several pages, for which more than a page comes whenever `changeThings` is called. */
export const LONG = '+12025550101';

export interface Scene extends Desk {
  readonly demo: RunningDemoApi;
  readonly clock: QuickClock;
}

export type SceneFault = Omit<FaultInput, 'match' | 'query' | 'times'>;

/** Each kind of request that reading makes. */
const READS: readonly (Pick<FaultInput, 'match' | 'query'> & { readonly isFirst?: true })[] = [
  { match: 'GET /account/', isFirst: true },
  { match: 'GET /contacts/', query: { page: '1', group_id: null }, isFirst: true },
  { match: 'GET /contact-groups/', isFirst: true },
  { match: 'GET /auto-replies/', isFirst: true },
  { match: 'GET /templates/', isFirst: true },
  { match: 'GET /contacts/', query: { page: '2', group_id: null } },
  { match: 'GET /contacts/', query: { page: '3', group_id: null } },
  { match: 'GET /contacts/', query: { page: '1', group_id: '*' } },
  { match: 'GET /contacts/', query: { page: '2', group_id: '*' } },
  { match: `GET /conversations/${LONG}/messages/`, query: { page: '1' } },
  { match: `GET /conversations/${LONG}/messages/`, query: { page: '2' } },
];

/**
 * The real core before a demo server with twenty-six contacts on three pages, members on two, and a long chat. It is
 * connected and has not read anything yet when `play` begins; `armedFirst` is armed before.
 */
export async function inScene(
  play: (scene: Scene) => Promise<void>,
  options: { readonly armedFirst?: SceneFault; readonly requestsPerSecond?: number } = {},
): Promise<void> {
  const { armedFirst = null, requestsPerSecond = 10 } = options;
  const clock = createQuickClock(FACTOR);
  const demo = await startDemoApi({ contacts: 25, liveliness: false, maxPageSize: { contacts: 10 } });
  demo.control.receive(LONG, 'The first of many', { at: demo.epoch - 3 * 3_600_000 });
  for (let index = 0; index < 45; index += 1)
    demo.control.receive(LONG, `Earlier ${index}`, { at: demo.epoch - 2 * 3_600_000 + index * 1_000 });
  const [group] = demo.world.groups;
  for (const contact of demo.world.contacts.page({}, 1, 14).rows) contact.groupIds = [group!.id];
  const desk = await startTestCore({ over: { clock } });
  try {
    await desk.get('settings.set', { requestsPerSecond });
    // The card is asked for to connect at all, so that it goes wrong only afterwards.
    if (armedFirst && armedFirst.kind !== 'refuse')
      for (const { isFirst: _, ...read } of READS.slice(1))
        demo.control.fault({ ...armedFirst, ...read, times: 'always' });
    const { account } = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
    if (armedFirst?.kind === 'refuse') demo.control.fault({ ...armedFirst, times: 'always' });
    else if (armedFirst) demo.control.fault({ ...armedFirst, match: 'GET /account/', times: 'always' });
    const scene = { desk, demo, clock, accountId: account.id };
    await desk.get('conversations.focus', { accountId: account.id, phone: LONG });
    if (armedFirst) await readAgain(scene);
    await play(scene);
  } finally {
    await desk.stop();
    await demo.stop();
    await removeDataDir(desk.dataDir);
  }
}

/** Lets the fault hit every kind of request: once each, or until it is cleared. */
export function arm({ demo }: Scene, fault: SceneFault, times: 1 | 'always'): void {
  if (fault.kind === 'refuse') demo.control.fault({ ...fault, times });
  else for (const { isFirst: _, ...read } of READS) demo.control.fault({ ...fault, ...read, times });
}

/** The kinds of request that were not hit so far, of those that are made whatever the others give. */
export function notHit({ demo }: Scene): string[] {
  const armed = demo.control.faults();
  return READS.filter(({ isFirst }) => isFirst)
    .filter(({ match, query }) =>
      armed.some(
        (fault) =>
          fault.match === match && fault.hits === 0 && JSON.stringify(fault.query) === JSON.stringify(query),
      ),
    )
    .map(({ match, query }) => `${match} ${JSON.stringify(query ?? {})}`);
}

export async function readAgain({ desk, accountId }: Scene): Promise<void> {
  await desk.get('sync.now', { accountId });
}

/** Somebody else works at the same account: of every list something is added, changed or deleted, and a customer writes. */
export async function changeThings({ demo }: Scene, round: string): Promise<void> {
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${demo.baseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  };
  const { contacts, groups, rules } = demo.world;
  const people = contacts.page({}, 1, 100).rows.filter(({ phone }) => phone !== LONG);
  const [moved, renamed] = people;
  await call('DELETE', `/contacts/${people.at(-1)!.phone}/`);
  await call('PUT', `/contacts/${renamed!.phone}/`, { name: `Renamed ${round}`, tags: [round] });
  await call('POST', '/contacts/', {
    phone_number: `+1202555${String(1000 + round.charCodeAt(0))}`,
    name: `New ${round}`,
  });
  await call('PUT', `/contact-groups/${groups[1]!.id}/`, { description: `Described ${round}` });
  await call('POST', '/contact-groups/', { name: `Group ${round}` });
  await call('DELETE', `/contact-groups/${groups.at(-2)!.id}/`);
  moved!.groupIds = [groups[1]!.id];
  await call('PUT', `/auto-replies/${rules[0]!.id}/`, { name: `Rule ${round}` });
  await call('DELETE', `/auto-replies/${rules.at(-1)!.id}/`);
  // Each round later than the one before, and never two at the same time.
  const from = demo.epoch - 3_600_000 + (round.charCodeAt(0) - 65) * 600_000;
  for (let index = 0; index < 45; index += 1)
    demo.control.receive(LONG, `${round} ${index}`, { at: from + index * 2_500 });
}

/** What must hold at any time, whatever the server answers: looked at again and again, and told at the end. */
export interface Watch {
  look(): Promise<void>;
  readonly broken: ReadonlySet<string>;
}

/**
 * `known`: what was here when the trouble began; nothing of it may go while the server still has it. `fault`: null for a
 * list without a total may mean an empty one, and 404 a chat that nobody began.
 */
export function createWatch(scene: Scene, known: Everything | null, fault: SceneFault | null): Watch {
  const { desk, accountId } = scene;
  const broken = new Set<string>();

  async function notCalledEmpty(): Promise<void> {
    const window = { accountId, limit: 1 };
    const lists = await Promise.all([
      desk.get('contacts.list', window),
      desk.get('groups.list', window),
      desk.get('autoReplies.list', window),
      desk.get('templates.list', window),
      desk.get('conversations.list', window),
    ]);
    const { parts } = await desk.get('sync.status', { accountId });
    const names = ['contacts', 'groups', 'autoReplies', 'templates', 'conversations'] as const;
    for (const [index, { total, asOf }] of lists.entries()) {
      if (fault?.variant === 'dataNull' && ['groups', 'autoReplies', 'templates'].includes(names[index]!))
        continue;
      // Rows that are there and can't be read are told of.
      const unreadable = parts.find(({ name }) => name === names[index])?.unreadable ?? 0;
      if (total + unreadable === 0 && asOf !== null) broken.add(`${names[index]} are called empty`);
    }
    if (fault?.status === 404) return;
    const chat = await desk.get('messages.list', { accountId, phone: LONG });
    if (chat.loaded && chat.rows.length === 0) broken.add('a chat is called empty');
  }

  async function nothingLost(before: Everything): Promise<void> {
    const here = keysOf(await readDesk(scene));
    const there = keysOf(readServer(scene.demo));
    for (const key of keysOf(before)) if (there.has(key) && !here.has(key)) broken.add(`lost: ${key}`);
  }

  return {
    broken,
    async look() {
      await notCalledEmpty();
      if (known) await nothingLost(known);
    },
  };
}

function keysOf(all: Everything): Set<string> {
  return new Set([
    ...all.contacts.map(({ phone }) => `contact ${phone}`),
    ...all.contacts.flatMap(({ phone, groupIds }) => groupIds.map((id) => `member ${phone} of ${id}`)),
    ...all.groups.map(({ id }) => `group ${id}`),
    ...all.autoReplies.map(({ id }) => `auto-reply ${id}`),
    ...all.templates.map(({ id }) => `template ${id}`),
    ...Object.entries(all.messages).flatMap(([phone, rows]) =>
      rows.map(({ remoteId }) => `message ${remoteId} of ${phone}`),
    ),
  ]);
}

/** What the status says of a trouble, in words a person reads; null where it says nothing. */
export function wordOf(status: SyncStatus): string | null {
  const part = status.parts.find(({ problem }) => problem !== null);
  const odd = status.parts.find(({ unreadable }) => unreadable > 0);
  return (
    status.problem?.message ??
    part?.problem?.message ??
    (odd ? `${odd.unreadable} rows of ${odd.name} could not be read.` : null) ??
    (status.pace.isSlowed ? 'The server asks for fewer requests.' : null)
  );
}
