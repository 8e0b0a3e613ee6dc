import { createRegistry, secretNames } from '#core/accounts/registry.ts';
import type { HistoryRecord } from '#core/records.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { createQueries } from '#core/store/queries.ts';
import { createVault } from '#core/vault/vault.ts';
import type { RunningDemoApi } from '#demo/index.ts';

export const LONG_CHAT = '+919800012345';
/** A word that one message near the first has, and no other. */
export const OLD_WORD = 'porcelain';
const OLD_PLACE = 137;
const MINUTE_MS = 60_000;
const WORDS =
  'order invoice shipping tomorrow today price refund store delivery address thanks hello please payment done'.split(
    ' ',
  );

interface StoppedApp {
  readonly dataDir: string;
  /** Of the vault that the app keeps its keys in. */
  readonly passphrase: string;
  readonly accountId: string;
}

/**
 * A customer who wrote so many messages, of heights that differ: in the API, and in the stopped app's local store as a
 * sync leaves them, which would take minutes.
 */
export async function writeLongChat(app: StoppedApp, api: RunningDemoApi, count: number): Promise<void> {
  const start = Date.now() - (count + 60) * 3 * MINUTE_MS;
  const rows = Array.from({ length: count }, (_, index): HistoryRecord => {
    const at = start + index * 3 * MINUTE_MS;
    const written = writeOne(api, index, at);
    const common = { direction: 'in', status: 'received', error: null, replyToId: null, raw: {} } as const;
    return { ...common, ...written, at };
  });
  const opened = openDatabase(storeFile(app), await storeKey(app));
  try {
    createQueries(opened.db).messages.mergeHistory({
      phone: LONG_CHAT,
      rows: rows.toReversed(),
      requestedAt: Date.now(),
      isFirstPage: true,
      reachesStart: true,
    });
  } finally {
    opened.close();
  }
}

function writeOne(
  api: RunningDemoApi,
  index: number,
  at: number,
): Pick<HistoryRecord, 'remoteId' | 'content'> {
  const text = longChatText(index);
  if (index % 23 === 7) {
    const image = { link: `https://media.example/${index}.jpg`, caption: text };
    const { id } = api.control.receive(LONG_CHAT, { type: 'image', image }, { at });
    return { remoteId: id, content: { type: 'image', url: image.link, caption: text } };
  }
  if (index % 41 === 9) {
    const location = { latitude: 18.5, longitude: 73.8, name: `message ${index} place` };
    const { id } = api.control.receive(LONG_CHAT, { type: 'location', location }, { at });
    return { remoteId: id, content: { type: 'location', ...location } };
  }
  const { id } = api.control.receive(LONG_CHAT, text, { at });
  return { remoteId: id, content: { type: 'text', text } };
}

/** The words of its message at that place. */
export function longChatText(index: number): string {
  const length = 2 + ((index * 7919) % (index % 17 === 0 ? 160 : 30));
  const words = Array.from({ length }, (_, place) => WORDS[(index * 31 + place * 17) % WORDS.length]);
  const old = index === OLD_PLACE ? ` ${OLD_WORD}` : '';
  return `message ${index} ${words.join(' ')}${old}${index % 13 === 0 ? '\nand\na few\nmore lines' : ''}`;
}

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

function storeFile({ dataDir, accountId }: StoppedApp): string {
  return createRegistry({ dataDir, logger }).storeFile(accountId);
}

async function storeKey({ dataDir, passphrase, accountId }: StoppedApp): Promise<string> {
  const preset = { backend: 'passphrase', passphrase } as const;
  const vault = createVault({
    dataDir,
    ports: { preset },
    logger,
    onChange: () => undefined,
  });
  await vault.start();
  const key = await vault.secrets.get(secretNames(accountId).storeKey);
  if (key === null) throw new Error('The app has no key for this store.');
  return key;
}
