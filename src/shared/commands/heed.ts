import { isChord, isPlain, readKeys, type Chord } from './chord';
import { COMMANDS, commandOf, keysOf, SCOPE_PARENTS, type CommandId, type CommandScope } from './commands';

/** Scopes whose keys a field, form or table asks for by itself, and those of the system's menu. */
const ELSEWHERE: readonly CommandScope[] = ['menu', 'composer', 'contactsTable', 'form'];

interface Choice {
  readonly id: CommandId;
  readonly chords: readonly Chord[];
  readonly depth: number;
}

interface Circumstances {
  readonly canRun: (id: CommandId) => boolean;
  /** Letters and signs by themselves count now: nobody is typing, nothing small is open. */
  readonly hasPlain: boolean;
}

/**
 * Tells by the keys that are pressed, one after the other, which command is meant: the one of the narrowest place that
 * somebody would do now; null: none, or the beginning of a longer one (`isBegun`).
 */
export function createHeed(isApple: boolean) {
  const choices: readonly Choice[] = COMMANDS.flatMap(({ id }) => {
    const { scope } = commandOf(id);
    if (ELSEWHERE.includes(scope)) return [];
    return keysOf(id, isApple).map((keys) => ({ id, chords: readKeys(keys), depth: depthOf(scope) }));
  }).toSorted((one, other) => other.depth - one.depth);
  let begun: readonly Choice[] = [];

  function heed(event: KeyboardEvent, { canRun, hasPlain }: Circumstances): CommandId | null {
    const continued = begun.filter(({ chords: [, second] }) => second && isHeld(event, second, hasPlain));
    begun = [];
    const [done] = continued.filter(({ id }) => canRun(id));
    if (done) return done.id;
    const fitting = choices.filter(
      ({ id, chords: [first] }) => first && isHeld(event, first, hasPlain) && canRun(id),
    );
    const whole = fitting.find(({ chords }) => chords.length === 1);
    if (whole) return whole.id;
    begun = fitting;
    return null;
  }

  function isHeld(event: KeyboardEvent, chord: Chord, hasPlain: boolean): boolean {
    return (hasPlain || !isPlain(chord)) && isChord(event, chord, isApple);
  }

  return { heed, isBegun: () => begun.length > 0, forget: () => void (begun = []) };
}

function depthOf(scope: CommandScope): number {
  const parent = SCOPE_PARENTS[scope];
  return parent === null ? 0 : depthOf(parent) + 1;
}
