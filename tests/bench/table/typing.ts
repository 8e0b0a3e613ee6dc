import { createRandom } from '#demo/world/random.ts';
import type { StoppedStore } from '#tests/support/stoppedStore.ts';

/** A key that is pressed, and what stands in the search once it was. */
export interface Stroke {
  readonly key: string;
  readonly search: string;
}

/** Keys of an American keyboard: others are not pressed but put in. */
const TYPED = /^[a-z0-9 +@.'-]+$/u;

/**
 * What people type into the search over the table, key by key, the same at every run: names common and rare, two words,
 * numbers, beginnings of addresses, nothing that is there, with deletions in between.
 */
export function typingMix({ db }: Pick<StoppedStore, 'db'>, contacts: number): readonly Stroke[] {
  const random = createRandom('typing', contacts);
  const person = db.prepare<[number], { name: string; phone: string }>(
    `SELECT c.name, p.phone FROM people AS p JOIN contacts AS c ON c.person_id = p.id
     WHERE p.id >= ? AND c.name IS NOT NULL ORDER BY p.id LIMIT 1`,
  );
  function someone(): { name: string; phone: string } {
    for (;;) {
      const found = person.get(random.integer(1, contacts - 1_000));
      if (found && TYPED.test(found.name.toLowerCase())) return { ...found, name: found.name.toLowerCase() };
    }
  }
  const start = (words: string, length: number) => words.slice(0, length);
  const times = (count: number, make: () => string) => Array.from({ length: count }, make);
  const texts = [
    ...times(6, () => start(someone().name, 9)),
    ...times(4, () => someone().name.split(' ')[1] ?? ''),
    ...times(2, () => someone().name.split(' ').toReversed().join(' ')),
    ...times(3, () => start(someone().phone, 8)),
    ...times(2, () => start(someone().phone.slice(3), 7)),
    ...times(2, () => someone().phone.slice(-5)),
    ...times(2, () => `${someone().name.split(' ')[0] ?? ''}.k`),
    ...['a', 'e k', 'kumar', 'jurgen', 'angstrom', 'zzzq', 'nobody here', '0000', 'ravi zz'],
  ];
  return texts.flatMap(strokes);
}

/** Typed, a few letters taken back and typed again, then all of it taken away at once. */
function strokes(text: string): readonly Stroke[] {
  const letters = Array.from(text);
  const at = (length: number) => letters.slice(0, length).join('');
  const typed = letters.map((key, index) => ({ key, search: at(index + 1) }));
  const back = Math.min(2, letters.length - 1);
  const taken = Array.from({ length: back }, (_, index) => ({
    key: 'Backspace',
    search: at(letters.length - 1 - index),
  }));
  const again = typed.slice(letters.length - back);
  return [...typed, ...taken, ...again, { key: CLEAR, search: '' }];
}

/** All of it is chosen first, and Backspace pressed. */
export const CLEAR = 'Clear';
