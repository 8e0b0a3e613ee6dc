import type { Settings } from '#contract/routes/settings.ts';

export type SettingsEffects = {
  readonly [Field in keyof Settings]?: (value: Settings[Field], all: Settings) => void;
};

/** Calls what belongs to each setting, at first and whenever its value became another. */
export function createSettingsEffects(effects: SettingsEffects): (settings: Settings) => void {
  const applied = new Map<string, string>();

  function apply(field: keyof Settings, settings: Settings): void {
    const value = JSON.stringify(settings[field]);
    if (applied.get(field) === value) return;
    applied.set(field, value);
    const act = effects[field] as ((value: unknown, all: Settings) => void) | undefined;
    act?.(settings[field], settings);
  }

  return (settings) => {
    for (const field of Object.keys(effects) as (keyof Settings)[]) apply(field, settings);
  };
}
