import { setTimeout as delay } from 'node:timers/promises';
import type { Audit } from './audit.ts';
import type { Person } from './person.ts';

const LOOK_MS = 2_000;
/** Requests that hang take half a minute to be given up, looks at the history more than one. */
const LIMIT_MS = 8 * 60_000;

/**
 * Lets everything come to rest without faults: what failed is retried, as its bubble offers; what is uncertain is left
 * to the app. Gives what is then found; at the time limit, whatever there is.
 */
export async function rest(parts: {
  readonly person: Person;
  readonly look: () => Promise<Audit>;
  readonly say: (line: string) => void;
}): Promise<Audit> {
  const { person, look, say } = parts;
  const limit = Date.now() + LIMIT_MS;
  let said = '';
  for (;;) {
    const found = await look();
    const { delivered, flagged, failed, underWay, unsettled } = found;
    const line =
      `${delivered} delivered, ${underWay} under way, ${failed.length} failed and retried, ` +
      `${flagged.length} uncertain, of which the server has ${unsettled.length}`;
    if (line !== said) say(line);
    said = line;
    const isOver =
      underWay + failed.length + unsettled.length === 0 && flagged.every(({ isAsked }) => isAsked);
    if (isOver || Date.now() > limit) return found;
    await person.retry(failed);
    await delay(LOOK_MS);
  }
}
