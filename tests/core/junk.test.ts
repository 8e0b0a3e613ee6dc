import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type RouteName } from '#contract/routes/index.ts';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { removeDataDir } from '#tests/support/dataDir.ts';

/** What would end the account or the vault that the others are tried on, or start a server each time. */
const LAST: readonly RouteName[] = ['accounts.remove', 'vault.forget', 'vault.create', 'accounts.addDemo'];
/** Takes away the one contact that the inputs name, so it comes after all others. */
const DELETING: RouteName = 'contacts.remove';
const harmless = (Object.keys(routes) as RouteName[]).filter(
  (name) => name !== DELETING && !LAST.includes(name),
);
const names = [...harmless, DELETING];

let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;
let phone: string;

beforeAll(async () => {
  demo = await startDemoApi({ contacts: 10, liveliness: false });
  desk = await startTestCore();
  ({
    account: { id: accountId },
  } = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl }));
  await desk.until('conversations.list', { accountId }, ({ rows }) => rows.length > 0);
  phone = (await desk.get('conversations.list', { accountId })).rows[0]!.phone;
});

afterAll(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(desk.dataDir);
});

/** Values that pass many a check and break many a program. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '%',
    "' OR 1=1 --",
    '*',
    '"',
    '(',
    'NEAR',
    '../..',
    '__proto__',
  ),
  fc.constantFrom<unknown>(0, -0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, null, true, [], {}),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.integer(),
);

/** The fields that routes know, each real or nasty, present or not: most pass the door and reach a handler. */
function inputs() {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('Hello', '', '\u202e\u0000'),
  );
  return fc.record(
    {
      accountId: fc.oneof({ weight: 4, arbitrary: fc.constant(accountId) }, nasty),
      phone: fc.oneof({ weight: 3, arbitrary: fc.constant(phone) }, nasty),
      to: fc.oneof({ weight: 2, arbitrary: fc.constant('+19') }, nasty),
      search: fc.oneof(text, nasty),
      tags: fc.array(fc.oneof(text, nasty), { maxLength: 3 }),
      offset: fc.oneof(fc.nat(), nasty),
      limit: fc.oneof(fc.integer({ min: 1, max: 200 }), nasty),
      before: fc.oneof(fc.integer(), nasty),
      id: fc.oneof(fc.integer(), nasty),
      as: fc.constant('sent'),
      text,
      label: text,
      apiKey: fc.oneof(text, nasty),
      token: text,
      baseUrl: fc.oneof(
        fc.constantFrom('http://127.0.0.1:9', 'ftp://x', 'https://[', 'https://a:b@c'),
        nasty,
      ),
      passphrase: text,
      current: text,
      next: text,
      filter: fc.oneof(fc.constantFrom('all', 'unread', 'failed', 'done', 'window-open'), nasty),
      optedIn: fc.boolean(),
      isPinned: fc.boolean(),
      isDone: fc.boolean(),
      theme: fc.oneof(fc.constantFrom('dark', 'light'), nasty),
      activeAccountId: fc.oneof(text, nasty),
      clientId: text,
      content: fc.oneof(fc.record({ type: fc.constant('text'), text }), nasty),
    },
    { requiredKeys: ['accountId'] },
  );
}

describe('junk that looks like a request', () => {
  it.each(names)('on %s gets a Result in plain words, never a crash', async (route) => {
    await fc.assert(
      fc.asyncProperty(inputs(), async (input) => {
        const result = await desk.core.dispatch(
          { origin: 'http://127.0.0.1:1', isTopFrame: true },
          route,
          input,
        );
        if (result.ok) return;
        expect(result.error.code, JSON.stringify({ input, error: result.error })).not.toBe('INTERNAL');
        expect(result.error.message).toMatch(/[.!?]$/);
      }),
      { numRuns: 60 },
    );
    const left = route === DELETING ? 9 : 10;
    expect((await desk.get('contacts.list', { accountId })).total).toBe(left);
  });
});
