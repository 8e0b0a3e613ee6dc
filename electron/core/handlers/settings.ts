import type { SettingsStore } from '#core/settings/settings.ts';
import type { HandlersOf } from './handlersOf.ts';

export function settingsHandlers(settings: SettingsStore): HandlersOf<'settings'> {
  return {
    'settings.get': () => settings.get(),
    'settings.set': (patch) => settings.set(patch),
  };
}
