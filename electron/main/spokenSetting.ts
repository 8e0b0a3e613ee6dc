import type { Settings } from '#contract/routes/settings.ts';
import { createSpeech, type Speak } from '#words/speech.ts';

export interface SpokenSetting {
  readonly speak: Speak;
  /** The system's languages, the first first. */
  readonly wishes: () => readonly string[];
  /** As the settings say; until they are read, as the system. */
  readonly choose: (language: Settings['language']) => void;
}

/** The language of menus, tray and boxes. @param ask which languages the system's person wishes for; may throw */
export function createSpokenSetting(ask: () => string[]): SpokenSetting {
  let chosen: Settings['language'] = 'system';

  /** A box that says that something is wrong must not fail over its language. */
  function wishes(): readonly string[] {
    try {
      return ask();
    } catch {
      return [];
    }
  }

  return {
    speak: createSpeech(() => chosen, wishes),
    wishes,
    choose: (language) => {
      chosen = language;
    },
  };
}
