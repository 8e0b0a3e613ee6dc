import { settings as settingsShape, type Settings } from '#contract/routes/settings.ts';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Emit } from '#core/events.ts';
import { isMissing } from '#core/lib/disk.ts';
import { writePrivateFile } from '#core/lib/privateFile.ts';
import type { Clock, Logger } from '#core/ports.ts';

export interface SettingsStore {
  get(): Promise<Settings>;
  /** As they were last read or set; the defaults before the first `get`. */
  now(): Settings;
  /** Changes the fields that are given and keeps the rest. Throws DISK_FULL or DISK_REFUSED. */
  set(patch: { readonly [Field in keyof Settings]?: Settings[Field] | undefined }): Promise<Settings>;
}

interface SettingsDeps {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly emit: Emit;
}

/** Settings of the whole app, in `settings.json`. A file that can't be read is set aside, not overwritten. */
export function createSettings({ dataDir, clock, logger, emit }: SettingsDeps): SettingsStore {
  const file = join(dataDir, 'settings.json');
  let current: Promise<Settings> | null = null;
  let latest = settingsShape.parse({});

  async function load(): Promise<Settings> {
    return (latest = await read());
  }

  async function read(): Promise<Settings> {
    try {
      return settingsShape.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch (error) {
      if (!isMissing(error)) {
        logger.warn('settings could not be read; they are set aside and start afresh', { error });
        await rename(file, `${file}.unreadable-${clock.now()}`).catch(() => undefined);
      }
      return settingsShape.parse({});
    }
  }

  return {
    get: () => (current ??= load()),
    now: () => latest,
    set(patch) {
      const before = (current ??= load());
      const next = before.then(async (kept) => {
        const after = settingsShape.parse({ ...kept, ...patch });
        await writePrivateFile(file, `${JSON.stringify(after, null, 2)}\n`);
        latest = after;
        emit({ name: 'settings.changed' });
        return after;
      });
      // A write that failed leaves what was there before.
      current = next.catch(() => before);
      return next;
    },
  };
}
