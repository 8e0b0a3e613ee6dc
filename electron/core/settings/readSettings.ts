import { settings as settingsShape, type Settings } from '#contract/routes/settings.ts';
import { z } from 'zod';

export const DEFAULTS: Settings = settingsShape.parse({});

export interface KeptSettings {
  readonly settings: Settings;
  /**
   * What the file says beyond what this version knows: fields of a newer one, and values it could not read in fields it
   * has. Written back as they were, so that trying an older version costs no choice.
   */
  readonly unknown: Readonly<Record<string, unknown>>;
}

/** Each field by itself: one that can't be read is as on the first day, the others stay. null: not settings at all. */
export function readSettings(text: string): KeptSettings | null {
  const file = objectOf(text);
  if (!file) return null;
  const settings: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries<z.ZodType>(settingsShape.shape)) {
    const read = shape.safeParse(Object.hasOwn(file, name) ? file[name] : undefined);
    if (read.success) settings[name] = read.data;
    else {
      settings[name] = shape.parse(undefined);
      unknown[name] = file[name];
    }
  }
  for (const [name, value] of Object.entries(file))
    if (!Object.hasOwn(settingsShape.shape, name)) unknown[name] = value;
  return { settings: settings as Settings, unknown };
}

const anObject = z.record(z.string(), z.unknown());

function objectOf(text: string): Record<string, unknown> | null {
  try {
    return anObject.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
