import { languageFor, type Language } from '#contract/rules/languages.ts';
import { wordsIn, type Words } from './words.ts';

/** Says things in the language that is chosen at the moment. */
export type Speak = () => Words;

/**
 * @param choice the setting
 * @param wishes the system's languages, the first first
 */
export function createSpeech(choice: () => Language | 'system', wishes: () => readonly string[]): Speak {
  let words = wordsIn('en');
  return () => {
    const language = languageFor(choice(), wishes());
    if (words.language !== language) words = wordsIn(language);
    return words;
  };
}
