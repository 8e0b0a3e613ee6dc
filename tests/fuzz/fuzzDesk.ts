import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '#contract/errors.ts';
import type { RouteName } from '#contract/routes/index.ts';
import { createLogger } from '#core/lib/logger.ts';
import type { Desktop, Logger, Random } from '#core/ports.ts';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '../support/core.ts';
import { createDataDir, removeDataDir } from '../support/dataDir.ts';
import { createRecordingNotifier } from '../support/recordingNotifier.ts';

const KEYS = ['wak_canary_7Qm2xT9zLpR4vKs8bNd3', 'wak_canary_5Hj1cV6yWq0gXe3fUa9k'] as const;
const PASSPHRASE = 'canary passphrase of the vault';
const OTHER_PASSPHRASE = 'another canary of the passphrases';
const PASSPHRASE_FIELDS = ['passphrase', 'current', 'next'] as const;
const CALLER = { origin: 'http://127.0.0.1:1', isTopFrame: true };
const TOKEN = 'canary.dashboard.token.3kd92';

/** A whole app to be asked: two accounts of two servers, the store on disk, the vault, the log file. */
export interface FuzzDesk {
  /** Asks as the page would. */
  dispatch(route: unknown, input: unknown): Promise<Result<unknown>>;
  /** Real values by the name of the field; see `inputsOf`. */
  readonly known: (field: string) => readonly unknown[];
  /** Puts back what an input took away: the vault, the accounts, the pace. */
  mend(): Promise<void>;
  /** What must never be heard of. */
  secrets(): string[];
  /** Everything that was told by events or written to the log. */
  heard(): Promise<string>;
  /** What a handler threw that was no answer for a person, newest last. */
  readonly bugs: unknown[];
  stop(): Promise<void>;
}

/** How its vault is: behind a passphrase, the same but locked, or the keychain that is on this session's bus. */
export type FuzzVault = 'passphrase' | 'locked' | 'keychain';

export async function startFuzzDesk(vault: FuzzVault = 'passphrase'): Promise<FuzzDesk> {
  const dataDir = await createDataDir();
  const [first, second] = [await startServer(KEYS[0], 1), await startServer(KEYS[1], 2)];
  const log = join(dataDir, 'fuzz.log');
  const bugs: unknown[] = [];
  const storeKeys: string[] = [];
  const logger = keepBugs(createLogger({ file: log, maxBytes: Infinity }), bugs);
  const start = () =>
    startTestCore({
      dataDir,
      vault: { usesKeychain: vault === 'keychain' },
      over: {
        logger,
        random: keepKeys(storeKeys),
        desktop: plainDesktop(),
        startDemo: (options) => startDemoApi({ ...options, contacts: 5, liveliness: false }),
      },
    });
  let desk = await start();
  const told: unknown[][] = [desk.events];
  const values = new Map<string, readonly unknown[]>();

  async function mend(): Promise<void> {
    await desk.get('settings.set', { requestsPerSecond: 100 });
    if (vault === 'locked' && (await isLocked())) return;
    // An input may have made another vault of it; one that lasts for a session is never locked.
    if (vault === 'locked') await desk.ask('vault.forget', { confirm: true });
    await connect();
    if (vault !== 'locked') return;
    await desk.stop();
    desk = await start();
    told.push(desk.events);
    if (!(await isLocked())) throw new Error('The vault opens by itself.');
  }

  const isLocked = async () => (await desk.get('vault.status', {})).state === 'locked';

  async function connect(): Promise<void> {
    const { state } = await desk.get('vault.status', {});
    if (state === 'unset' && vault === 'keychain') await desk.get('vault.create', { backend: 'keychain' });
    else if (state === 'unset')
      await desk.get('vault.create', { backend: 'passphrase', passphrase: PASSPHRASE });
    for (const { apiKey, baseUrl } of [first, second]) {
      const { accounts } = await desk.get('accounts.list', {});
      const there = accounts.find((account) => account.baseUrl === baseUrl);
      if (there?.state === 'needs-key') await desk.ask('accounts.rekey', { accountId: there.id, apiKey });
      if (!there) await desk.get('accounts.add', { apiKey, baseUrl });
    }
    await look();
  }

  async function look(): Promise<void> {
    const { accounts } = await desk.get('accounts.list', {});
    const ids = [first, second].map(({ baseUrl }) => accounts.find((one) => one.baseUrl === baseUrl)!.id);
    // Most inputs are about the first account, and some put its things into the second.
    values.set('accountId', [...Array<string>(6).fill(ids[0]!), ids[1], 'gone', '../..', '__proto__']);
    values.set('activeAccountId', ids);
  }

  await connect();
  const accountId = values.get('accountId')![0] as string;
  await desk.until('conversations.list', { accountId }, ({ asOf }) => asOf !== null);
  await desk.until('sync.status', { accountId }, ({ parts }) => parts.every(({ asOf }) => asOf !== null));
  for (const [field, found] of await findValues(desk, accountId, first)) values.set(field, found);
  // What would open it stays unsaid: it is to be asked while it is locked.
  if (vault === 'locked') for (const field of PASSPHRASE_FIELDS) values.set(field, [OTHER_PASSPHRASE]);
  await mend();

  return {
    dispatch: (route, input) => desk.core.dispatch(CALLER, route, input),
    known: (field) => values.get(field) ?? [],
    mend,
    secrets: () => [...KEYS, PASSPHRASE, OTHER_PASSPHRASE, TOKEN, ...storeKeys],
    heard: async () => `${JSON.stringify(told)}\n${await readFile(log, 'utf8')}`,
    bugs,
    async stop() {
      await desk.stop();
      await Promise.all([first.stop(), second.stop()]);
      await removeDataDir(dataDir);
    },
  };
}

/** These take away what the others are tried on, so they have a desk of their own. */
export function isAboutAccounts(route: RouteName): boolean {
  return /^(?:accounts|vault)\./.test(route);
}

function startServer(apiKey: string, seed: number): Promise<RunningDemoApi> {
  return startDemoApi({ apiKey, seed, contacts: 30, liveliness: false, dashboardToken: TOKEN });
}

/** What the account has, under the names that inputs have for it. */
async function findValues(
  desk: TestCore,
  accountId: string,
  server: RunningDemoApi,
): Promise<Map<string, readonly unknown[]>> {
  const { rows: contacts } = await desk.get('contacts.list', { accountId });
  const { rows: groups } = await desk.get('groups.list', { accountId });
  const { rows: rules } = await desk.get('autoReplies.list', { accountId });
  const { rows: templates } = await desk.get('templates.list', { accountId });
  const { quickReply } = await desk.get('quickReplies.save', { accountId, shortcut: 'hello', text: 'Hello' });
  const csv = Buffer.from('phone,name\n+919820012345,Asha\n+14155550123,Ben\n');
  const { importId } = await desk.get('contacts.importOpen', {
    accountId,
    fileName: 'people.csv',
    size: csv.length,
  });
  const phones = contacts.map(({ phone }) => phone);
  const ids = [...groups, ...rules, quickReply].map(({ id }) => id);
  const rowIds = Array.from({ length: 120 }, (_, index) => index);
  return new Map<string, readonly unknown[]>([
    ['phone', phones],
    ['phones', phones],
    ['to', phones],
    ['id', [...ids, ...rowIds]],
    ['before', rowIds],
    ['groupId', ids],
    ['groupIds', ids],
    ['tags', contacts.flatMap(({ tags }) => tags)],
    ['search', contacts.map(({ name }) => name ?? '')],
    ['query', contacts.map(({ name }) => name ?? '')],
    ['language', templates.map(({ language }) => language)],
    ['name', templates.map(({ name }) => name)],
    ['importId', [importId]],
    ['base64', [csv.toString('base64')]],
    ['encoding', ['utf-8', 'utf-16le', 'windows-1252']],
    ['defaultCountry', ['IN', 'US']],
    ['apiKey', [server.apiKey, KEYS[1], 'wak_wrong_key']],
    ['token', [TOKEN]],
    ['baseUrl', [server.baseUrl, 'http://127.0.0.1:9/nothing']],
    ['passphrase', [PASSPHRASE, OTHER_PASSPHRASE]],
    ['current', [PASSPHRASE, OTHER_PASSPHRASE]],
    ['next', [PASSPHRASE, OTHER_PASSPHRASE]],
    ['offset', [0, 1, 5]],
    ['limit', [1, 10]],
  ]);
}

/** Keys of stores are the only thing of 32 random bytes. */
function keepKeys(keys: string[]): Random {
  return {
    bytes(count) {
      const bytes = randomBytes(count);
      if (count === 32) keys.push(bytes.toString('hex'));
      return bytes;
    },
    fraction: Math.random,
  };
}

function keepBugs(logger: Logger, bugs: unknown[]): Logger {
  return {
    ...logger,
    error(message, fields) {
      logger.error(message, fields);
      if (message === 'a handler failed') bugs.push(fields);
    },
  };
}

function plainDesktop(): Desktop {
  return {
    status: () => ({
      startsAtLogin: false,
      hasTray: true,
      notifications: { isSupported: true, canReply: true },
      spellCheckLanguages: ['en-GB'],
    }),
    setStartsAtLogin: () => undefined,
    notifier: createRecordingNotifier(),
    updater: {
      status: () => ({ state: 'idle', version: null, percent: null, checkedAt: null, problem: null }),
      configure: () => undefined,
      check: () => Promise.resolve(),
      install: () => undefined,
      onChange: () => undefined,
    },
    cacheBytes: () => Promise.resolve(0),
    clearCache: () => Promise.resolve(),
  };
}
