import { beginning } from './beginning';
import { disarmName } from './disarm';

/** Letters of one line or so. */
const MOST = 80;

/**
 * Somebody's words within a sentence of ours: closed in themselves, so that neither turns the other round, and cut where
 * they would bury it.
 */
export function inSentence(words: string, most = MOST): string {
  return `\u2068${disarmName(beginning(words, most))}\u2069`;
}
