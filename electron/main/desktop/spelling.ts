import type { Logger } from '#core/ports.ts';
import type { Session } from 'electron';

type SpellingSession = Pick<
  Session,
  'availableSpellCheckerLanguages' | 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages'
>;

export interface Spelling {
  /** Empty on macOS, whose own spell-checker finds the language by itself. */
  languages(): string[];
  /** @param chosen as in the settings: empty: off; null: the system's. */
  readonly apply: (chosen: readonly string[] | null) => void;
}

/** Which languages the spell-checker looks at. */
export function createSpelling(
  session: SpellingSession,
  systemLanguages: () => readonly string[],
  logger: Pick<Logger, 'warn'>,
): Spelling {
  const known = () => session.availableSpellCheckerLanguages;
  return {
    languages: () => [...known()].sort(),
    apply(chosen) {
      try {
        const wanted = knownOf(chosen ?? systemLanguages(), known());
        const isOff = chosen?.length === 0;
        session.setSpellCheckerEnabled(!isOff);
        // A language that it does not know is an error; none at all leaves what it has.
        if (!isOff && wanted.length > 0) session.setSpellCheckerLanguages(wanted);
      } catch (error) {
        logger.warn('the languages of the spell-checker could not be set', { error });
      }
    },
  };
}

/** Those that the spell-checker knows, 'pt-BR' also as 'pt'. */
function knownOf(languages: readonly string[], known: readonly string[]): string[] {
  const found = languages.flatMap((language) => {
    const [base = language] = language.split('-');
    return known
      .filter((name) => name === language)
      .concat(known.filter((name) => name === base))
      .slice(0, 1);
  });
  return [...new Set(found)];
}
