import { isChord, readKeys } from './chord';
import { keysOf, type CommandId } from './commands';
import { isApple } from './platform';

/** For a field, a form or a table: whether its command's keys are what was pressed in it. */
export function isPressed(event: KeyboardEvent, id: CommandId): boolean {
  if (event.isComposing) return false;
  return keysOf(id, isApple()).some((keys) => {
    const [chord] = readKeys(keys);
    return chord !== undefined && isChord(event, chord);
  });
}
