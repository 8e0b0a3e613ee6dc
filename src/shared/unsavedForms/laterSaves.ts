export interface LaterSavesDeps<Key> {
  readonly save: (key: Key) => Promise<unknown>;
  readonly pauseMs: number;
  readonly retryMs: number;
  /** What no further try would mend. Left out: everything may be mended. */
  readonly isFinal?: (error: unknown) => boolean;
}

/** Things saved by their key, a moment after their last change; one that fails is tried again later. */
export interface LaterSaves<Key> {
  /** @param waitMs left out: the usual pause. */
  soon(key: Key, waitMs?: number): void;
  /** Saves at once what is not saved. Resolves when all is: true; or when saving failed: false. */
  flush(): Promise<boolean>;
}

interface Thing {
  isDirty: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  saving: Promise<void> | undefined;
}

export function createLaterSaves<Key>({
  save,
  pauseMs,
  retryMs,
  isFinal = () => false,
}: LaterSavesDeps<Key>): LaterSaves<Key> {
  /** What is saved needs no place here. */
  const things = new Map<Key, Thing>();

  function soon(key: Key, waitMs = pauseMs): void {
    const thing = things.get(key) ?? { isDirty: true, timer: undefined, saving: undefined };
    things.set(key, thing);
    thing.isDirty = true;
    clearTimeout(thing.timer);
    thing.timer = setTimeout(() => void saveNow(key, thing), waitMs);
  }

  /** One save of a thing at a time, so that an older state never lands after a newer one. */
  function saveNow(key: Key, thing: Thing): Promise<void> {
    clearTimeout(thing.timer);
    thing.saving ??= saveAll(key, thing).finally(() => {
      thing.saving = undefined;
      if (!thing.isDirty) things.delete(key);
    });
    return thing.saving;
  }

  async function saveAll(key: Key, thing: Thing): Promise<void> {
    while (thing.isDirty) {
      thing.isDirty = false;
      try {
        await save(key);
      } catch (error) {
        if (isFinal(error)) continue;
        // It is all still here; whatever is wrong shows elsewhere, and the next try may work.
        soon(key, retryMs);
        return;
      }
    }
  }

  return {
    soon,
    async flush() {
      const unsaved = [...things];
      await Promise.all(unsaved.map(([key, thing]) => saveNow(key, thing)));
      return unsaved.every(([, thing]) => !thing.isDirty);
    },
  };
}
