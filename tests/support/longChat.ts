import type { HistoryRecord } from '#core/records.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { openStoppedStore, type StoppedApp } from './stoppedStore.ts';

export const LONG_CHAT = '+919800012345';
/** A word that one message near the first has, and no other. */
export const OLD_WORD = 'porcelain';
const OLD_PLACE = 137;
const MINUTE_MS = 60_000;
const WORDS =
  'order invoice shipping tomorrow today price refund store delivery address thanks hello please payment done'.split(
    ' ',
  );

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
  const store = await openStoppedStore(app);
  try {
    store.queries.messages.mergeHistory({
      phone: LONG_CHAT,
      rows: rows.toReversed(),
      requestedAt: Date.now(),
      isFirstPage: true,
      reachesStart: true,
    });
  } finally {
    store.close();
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
