import type { LeftBehind, Notice, Notifier } from '#core/ports.ts';

export interface RecordingNotifier extends Notifier {
  /** Everything that was shown, oldest first. */
  readonly shown: Notice[];
  /** What stands on the screen now, by key. */
  readonly onScreen: Map<string, Notice>;
  /** Whether the person looks at the window. */
  watch(isWatched: boolean): void;
  /** A person does something with a notification of an earlier run. */
  leftBehind(done: LeftBehind): void;
}

/** Keeps what is shown instead of showing it. */
export function createRecordingNotifier(): RecordingNotifier {
  const shown: Notice[] = [];
  const onScreen = new Map<string, Notice>();
  let isWatched = false;
  let tell: (done: LeftBehind) => void = () => undefined;
  return {
    shown,
    onScreen,
    watch(now) {
      isWatched = now;
    },
    leftBehind: (done) => tell(done),
    isWatched: () => isWatched,
    onLeftBehind(listener) {
      tell = listener;
    },
    show(notice) {
      shown.push(notice);
      onScreen.set(notice.key, notice);
      return true;
    },
    close: (key) => void onScreen.delete(key),
  };
}
