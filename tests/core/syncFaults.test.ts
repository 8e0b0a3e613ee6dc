import { describe, expect, it, type TestContext } from 'vitest';
import {
  arm,
  changeThings,
  createWatch,
  inScene,
  LONG,
  notHit,
  readAgain,
  wordOf,
  type Scene,
  type SceneFault,
  type Watch,
} from '#tests/support/faultScene.ts';
import { readDesk, readThread, untilSameAsServer, type Everything } from '#tests/support/sameAsServer.ts';

/** Everything comes through all the same, perhaps a little wrong: there may be nothing to tell. */
const QUIET = new Set(['delay', 'repeat', 'total', 'future', 'shuffle']);
const LIMIT_MS = 25_000;

/** Goes on looking until nothing is left over; nothing may be broken meanwhile. */
async function lookUntil(
  { expect }: Pick<TestContext, 'expect'>,
  watch: Watch,
  left: () => readonly unknown[],
): Promise<void> {
  const look = async () => {
    await watch.look();
    return left();
  };
  await expect.poll(look, { timeout: LIMIT_MS, interval: 100 }).toEqual([]);
  if (watch.broken.size > 0) throw new Error(`Meanwhile:\n${[...watch.broken].join('\n')}`);
}

/**
 * Nobody reads an older page twice: what its answer left out or told wrongly stays so, and rows that were no messages are
 * shown as what they were. The newest page is read again and again.
 */
function newestPages(all: Everything): Everything {
  const messages = Object.entries(all.messages).map(([phone, rows]) => [
    phone,
    rows
      .filter(({ remoteId, content }) => !(remoteId?.startsWith('row:') && content.type === 'unsupported'))
      .slice(-20),
  ]);
  return { ...all, messages: Object.fromEntries(messages) as Everything['messages'] };
}

async function clearAndCompare(scene: Scene, fault: SceneFault): Promise<void> {
  scene.demo.control.clearFaults();
  await readAgain(scene);
  await untilSameAsServer(scene, scene.demo, {
    limitMs: LIMIT_MS,
    ...(spoilsRows(fault) && { except: newestPages }),
  });
}

/** The status says something of it, in words. */
async function isTold({ expect }: Pick<TestContext, 'expect'>, { desk, accountId }: Scene): Promise<void> {
  const word = async () => wordOf(await desk.get('sync.status', { accountId }));
  await expect.poll(word, { timeout: LIMIT_MS, interval: 50 }).toMatch(/[.!?]$/);
}

const flavours: readonly (readonly [string, SceneFault])[] = [
  ['a refused connection', { kind: 'refuse' }],
  ['a connection that is reset', { kind: 'reset' }],
  ['no answer', { kind: 'hang' }],
  ['an answer that breaks off', { kind: 'cut' }],
  ['half an answer', { kind: 'truncated' }],
  ['a web page with 502', { kind: 'html' }],
  ['a web page with 200', { kind: 'html', status: 200 }],
  ['an empty answer', { kind: 'empty' }],
  ['500', { kind: 'status', status: 500 }],
  ['404', { kind: 'status', status: 404 }],
  ['403', { kind: 'status', status: 403 }],
  ['429 with Retry-After', { kind: 'status', status: 429, retryAfterS: 2 }],
  ['503 with Retry-After as a date', { kind: 'status', status: 503, retryAfterS: 2, retryAfterForm: 'date' }],
  ['a Cloud API error', { kind: 'cloud', code: 131000 }],
  ['a Cloud API throttle', { kind: 'cloud', code: 130429 }],
  ['an answer that comes late', { kind: 'delay', delayMs: 200 }],
  ['a body of 50 MB', { kind: 'huge', megabytes: 50 }],
  ['the page before again', { kind: 'repeat' }],
  ['a total twice as high', { kind: 'total', factor: 2 }],
  ['a total half as high', { kind: 'total', factor: 0.5 }],
  ['a total of 0', { kind: 'total', total: 0 }],
  ['rows in another order, one twice and one missing', { kind: 'shuffle', seed: 1 }],
  ['times years ahead', { kind: 'future', variant: 'ahead' }],
  ['times before 1970', { kind: 'future', variant: 'before1970' }],
  ['times in seconds', { kind: 'future', variant: 'seconds' }],
  ['times in milliseconds', { kind: 'future', variant: 'milliseconds' }],
  ['a text for a body', { kind: 'wrongType', variant: 'bodyText' }],
  ['a number for a body', { kind: 'wrongType', variant: 'bodyNumber' }],
  ['null for a body', { kind: 'wrongType', variant: 'bodyNull' }],
  ['a text for a list', { kind: 'wrongType', variant: 'dataText' }],
  ['a number for a list', { kind: 'wrongType', variant: 'dataNumber' }],
  ['null for a list', { kind: 'wrongType', variant: 'dataNull' }],
  ['an object for a list', { kind: 'wrongType', variant: 'dataObject' }],
  ['texts for rows', { kind: 'wrongType', variant: 'rowTexts' }],
  ['null for rows', { kind: 'wrongType', variant: 'rowNulls' }],
  ['odd rows among right ones', { kind: 'wrongType', variant: 'rowMix', seed: 2 }],
  ['fields of odd types', { kind: 'wrongType', variant: 'fields', seed: 3 }],
];

const spoilsRows = ({ kind, variant }: SceneFault) =>
  kind === 'shuffle' || kind === 'future' || /^(?:row|fields)/.test(variant ?? '');
/** The line itself is slow or down, so that not everything is asked for while it lasts. */
const holdsUpOthers = ({ kind, status, code }: SceneFault) =>
  ['refuse', 'reset', 'hang', 'cut', 'huge'].includes(kind) ||
  status === 429 ||
  status === 503 ||
  code === 130429;
const isQuiet = ({ kind, variant }: SceneFault) => QUIET.has(kind) || variant === 'fields';

describe.concurrent.each(flavours)('%s', (_, fault) => {
  // A server that throttles again and again is asked slowly: that it is not too slowly here, it begins fast.
  const requestsPerSecond = holdsUpOthers(fault) ? 100 : 10;
  it(
    'at the very first reading calls nothing empty, is told in plain words, and leaves no trace',
    { timeout: 90_000 },
    (context) =>
      inScene(
        async (scene) => {
          const watch = createWatch(scene, null, fault);
          if (!isQuiet(fault)) await isTold(context, scene);
          await lookUntil(context, watch, () => (holdsUpOthers(fault) ? [] : notHit(scene)));
          await clearAndCompare(scene, fault);
        },
        { armedFirst: fault, requestsPerSecond },
      ),
  );

  it(
    'later, once on every page and then for a while, takes nothing away that the server still has',
    { timeout: 90_000 },
    (context) =>
      inScene(
        async (scene) => {
          await untilSameAsServer(scene, scene.demo, { limitMs: LIMIT_MS });

          const once = createWatch(scene, await readDesk(scene), fault);
          await changeThings(scene, 'A');
          arm(scene, fault, 1);
          await readAgain(scene);
          await lookUntil(context, once, () =>
            isQuiet(fault) ? notHit(scene) : scene.demo.control.faults(),
          );
          await clearAndCompare(scene, fault);

          const lasting = createWatch(scene, await readDesk(scene), fault);
          await changeThings(scene, 'B');
          arm(scene, fault, 'always');
          await readAgain(scene);
          if (!isQuiet(fault)) await isTold(context, scene);

          await lookUntil(context, lasting, () => (holdsUpOthers(fault) ? [] : notHit(scene)));
          await clearAndCompare(scene, fault);
        },
        { requestsPerSecond },
      ),
  );
});

describe('a contact deleted elsewhere', () => {
  it('goes from the list, and its chat stays readable and goes on', { timeout: 60_000 }, () =>
    inScene(async (scene) => {
      const { desk, demo, accountId } = scene;
      await untilSameAsServer(scene, demo, { limitMs: LIMIT_MS });
      const before = await readThread(scene, LONG);
      await fetch(`${demo.baseUrl}/contacts/${LONG}/`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${demo.apiKey}` },
      });
      await desk.get('conversations.focus', { accountId, phone: null });
      await readAgain(scene);
      await desk.until('contacts.get', { accountId, phone: LONG }, ({ contact }) => contact === null);
      expect(await readThread(scene, LONG)).toEqual(before);
      const { conversation } = await desk.get('conversations.get', { accountId, phone: LONG });
      expect(conversation).toMatchObject({ phone: LONG, name: null });

      // Nobody has the chat open, and nobody asks: it is read all the same.
      demo.world.receive(LONG, { type: 'text', text: { body: 'I am still here' } });
      await desk.until('messages.list', { accountId, phone: LONG }, ({ rows }) =>
        rows.some(({ content }) => content.type === 'text' && content.text === 'I am still here'),
      );
    }),
  );
});

describe('a clock that jumps', () => {
  it.each([
    ['forward a day', 86_400_000],
    ['back an hour', -3_600_000],
    ['back a day', -86_400_000],
  ])('%s keeps nobody from seeing what changed since', { timeout: 60_000 }, (_, ms) =>
    inScene(async (scene) => {
      await untilSameAsServer(scene, scene.demo, { limitMs: LIMIT_MS });
      const watch = createWatch(scene, await readDesk(scene), null);
      scene.clock.jump(ms);
      await changeThings(scene, 'C');
      await readAgain(scene);
      await untilSameAsServer(scene, scene.demo, { limitMs: LIMIT_MS });
      await lookUntil({ expect }, watch, () => []);
      const { problem } = await scene.desk.until(
        'sync.status',
        { accountId: scene.accountId },
        ({ state }) => state === 'up-to-date',
      );
      expect(problem).toBeNull();
    }),
  );
});
