import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { routes, type RouteName } from '#contract/routes/index.ts';
import { createDispatch, type Caller, type Handlers } from '#core/dispatch.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';

const names = Object.keys(routes) as RouteName[];
const own: Caller = { origin: 'app://inlobo-desk', isTopFrame: true };

/** The door with handlers that note they were reached and then do as told. */
function createDoor(handle: (input: unknown) => Promise<unknown> = () => Promise.resolve({})) {
  const reached: { route: string; input: unknown }[] = [];
  const logger = createRecordingLogger();
  const handlers = Object.fromEntries(
    names.map((route) => [
      route,
      (input: unknown) => {
        reached.push({ route, input });
        return handle(input);
      },
    ]),
  ) as unknown as Handlers;
  const dispatch = createDispatch({ handlers, isOwnOrigin: (origin) => origin === own.origin, logger });
  return { dispatch, reached, logger };
}

describe('the first gate: who asks', () => {
  it.each(names)('keeps %s from other origins and from frames', async (route) => {
    const { dispatch, reached } = createDoor();
    const strangers: Caller[] = [
      { origin: 'https://example.com', isTopFrame: true },
      { origin: 'app://inlobo-desk.example.com', isTopFrame: true },
      { origin: 'null', isTopFrame: true },
      { origin: '', isTopFrame: true },
      { ...own, isTopFrame: false },
    ];
    for (const stranger of strangers) {
      expect(await dispatch(stranger, route, {})).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    }
    expect(reached).toEqual([]);
  });
});

describe('the second gate: what is asked', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'accounts',
    'accounts.list ',
    'accounts.LIST',
    '',
    null,
    undefined,
    7,
    {},
    ['accounts.list'],
    { toString: () => 'accounts.list' },
  ])('does not know the route %j', async (route) => {
    const { dispatch, reached } = createDoor();
    expect(await dispatch(own, route, {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ROUTE' } });
    expect(reached).toEqual([]);
  });

  it.each(names)(
    'answers any junk on %s with a Result, and lets through only what the route describes',
    async (route) => {
      const { dispatch } = createDoor(() => Promise.reject(new AppError('NOT_FOUND', 'Reached.')));
      await fc.assert(
        fc.asyncProperty(
          fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
          async (input) => {
            const result = await dispatch(own, route, input);
            const isDescribed = routes[route].input.safeParse(input ?? {}).success;
            expect(result).toMatchObject({
              ok: false,
              error: { code: isDescribed ? 'NOT_FOUND' : 'INVALID_INPUT' },
            });
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it('says which field is wrong', async () => {
    const { dispatch } = createDoor();
    const result = await dispatch(own, 'contacts.list', { accountId: 'acc_1', limit: 5_000 });
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        message: expect.stringContaining('limit'),
        data: { issues: [{ path: 'limit' }] },
      },
    });
  });

  it('hands a prototype in the input to no handler', async () => {
    const { dispatch, reached } = createDoor(() => Promise.resolve({ message: 'x' }));
    const input: unknown = JSON.parse('{"accountId":"acc_1","id":1,"__proto__":{"isAdmin":true}}');
    await dispatch(own, 'messages.discard', input);
    expect(reached[0]?.input).toEqual({ accountId: 'acc_1', id: 1 });
    expect((reached[0]?.input as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('the answer', () => {
  it('carries an error a caller may branch on as it is', async () => {
    const error = new AppError('API_REJECTED', 'Mend the number.', { fields: { to: ['wrong'] } });
    const { dispatch } = createDoor(() => Promise.reject(error));
    expect(await dispatch(own, 'accounts.list', {})).toEqual({
      ok: false,
      error: { code: 'API_REJECTED', message: 'Mend the number.', data: { fields: { to: ['wrong'] } } },
    });
  });

  it('hides a bug behind INTERNAL and logs it', async () => {
    const { dispatch, logger } = createDoor(() => Promise.reject(new TypeError('secret inner words')));
    const result = await dispatch(own, 'accounts.list', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(JSON.stringify(result)).not.toContain('secret inner words');
    expect(logger.lines).toMatchObject([{ level: 'error', fields: { route: 'accounts.list' } }]);
  });

  it('lets no field out that the route does not name', async () => {
    const { dispatch } = createDoor(() =>
      Promise.resolve({
        state: 'ready',
        backend: 'keychain',
        hasKeychain: true,
        problem: null,
        apiKey: 'wak_canary',
      }),
    );
    const result = await dispatch(own, 'vault.status', {});
    expect(result.ok).toBe(true);
    expect(JSON.stringify(result)).not.toContain('wak_canary');
  });
});
