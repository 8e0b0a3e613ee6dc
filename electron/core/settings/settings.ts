import type { Settings } from '#contract/routes/settings.ts';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Emit } from '#core/events.ts';
import { diskError, isMissing } from '#core/lib/disk.ts';
import { writePrivateFile } from '#core/lib/privateFile.ts';
import type { Clock, Logger } from '#core/ports.ts';
import { DEFAULTS, readSettings, type KeptSettings } from './readSettings.ts';

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

/**
 * Settings of the whole app, in `settings.json`. A file that makes no sense is set aside, one that may not be read is left
 * alone; neither is overwritten. What a newer version wrote and this one does not know stays in the file.
 */
export function createSettings({ dataDir, clock, logger, emit }: SettingsDeps): SettingsStore {
  const file = join(dataDir, 'settings.json');
  let current: Promise<KeptSettings> | null = null;
  let latest = DEFAULTS;
  /** Why the file could not be read; until it can, nothing is written over it. */
  let refusal: Error | null = null;

  async function load(): Promise<KeptSettings> {
    const kept = await read();
    latest = kept.settings;
    return kept;
  }

  async function read(): Promise<KeptSettings> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (!isMissing(error)) {
        logger.warn('settings may not be read; until they can, they are as on the first day', { error });
        refusal = refusalOf(error);
      }
      return { settings: DEFAULTS, unknown: {} };
    }
    const kept = readSettings(text);
    if (kept) return kept;
    logger.warn('settings could not be read; they are set aside and start afresh');
    await rename(file, `${file}.unreadable-${clock.now()}`).catch((error: unknown) => {
      refusal = refusalOf(error);
    });
    return { settings: DEFAULTS, unknown: {} };
  }

  return {
    get: async () => (await (current ??= load())).settings,
    now: () => latest,
    async set(patch) {
      const before = (current ??= load());
      const next = before.then(async ({ settings, unknown }) => {
        if (refusal !== null) throw refusal;
        const named = Object.entries(patch).filter(([, value]) => value !== undefined);
        const after = { ...settings, ...(Object.fromEntries(named) as Partial<Settings>) };
        // Of a field that is set now, nothing of a newer version is to stand in its place again.
        const left = Object.fromEntries(
          Object.entries(unknown).filter(([name]) => !named.some(([set]) => set === name)),
        );
        await writePrivateFile(file, `${JSON.stringify({ ...after, ...left }, null, 2)}\n`);
        latest = after;
        emit({ name: 'settings.changed' });
        return { settings: after, unknown: left };
      });
      // A write that failed leaves what was there before.
      current = next.catch(() => before);
      return (await next).settings;
    },
  };
}

function refusalOf(cause: unknown): Error {
  const error = diskError(cause);
  return error instanceof Error ? error : new Error('The settings could not be read.', { cause });
}
