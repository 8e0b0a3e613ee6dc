import { drawnHere } from './drawnHere';
import { readEmojis, type EmojiGroup, type EmojiRow } from './emojis';

let loading: Promise<readonly EmojiGroup[]> | undefined;

/** A file of its own beside the app, read when it is first needed. */
export function loadEmojis(): Promise<readonly EmojiGroup[]> {
  loading ??= import('emojibase-data/en/compact.json').then(
    ({ default: rows }) => drawnHere(readEmojis(rows as readonly EmojiRow[])),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
