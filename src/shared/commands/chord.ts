import { hasMod, isApple } from './platform';

/** Keys held together. */
export interface Chord {
  readonly hasMod: boolean;
  readonly hasShift: boolean;
  readonly hasAlt: boolean;
  /** A letter in upper case, a sign, `1-9`, or a key by its name (`ArrowUp`, `F3`, `Plus`). */
  readonly key: string;
}

/** "Mod+Shift+S"; one after the other: "G I". */
export function readKeys(keys: string): readonly Chord[] {
  return keys.split(' ').map((held) => {
    const parts = held.split('+');
    return {
      hasMod: parts.includes('Mod'),
      hasShift: parts.includes('Shift'),
      hasAlt: parts.includes('Alt'),
      key: parts.at(-1) ?? '',
    };
  });
}

/** Whether that is what was pressed. On keyboards that write no Latin letters, the key in a letter's place counts. */
export function isChord(event: KeyboardEvent, chord: Chord, apple = isApple()): boolean {
  const isModRight = chord.hasMod ? hasMod(event, apple) : !event.ctrlKey && !event.metaKey;
  if (!isModRight || event.altKey !== chord.hasAlt) return false;
  if (isSign(chord.key)) return event.key === chord.key || isSignOfOthers(event, chord.key);
  if (event.shiftKey !== chord.hasShift) return false;
  if (chord.key === '1-9') return /^[1-9]$/.test(event.key) || /^Digit[1-9]$/.test(event.code);
  if (/^[A-Z]$/.test(chord.key)) return letterOf(event) === chord.key;
  return event.key === (chord.key === 'Plus' ? '+' : chord.key);
}

/** Which of 1 to 9 was pressed. */
export function digitOf({ key, code }: KeyboardEvent): number {
  return Number(/^[1-9]$/.test(key) ? key : code.replace('Digit', ''));
}

/** Whether these keys would write something where words are typed, or do something by themselves. */
export function isPlain({ hasMod: held, hasAlt, key }: Chord): boolean {
  return !held && !hasAlt && !/^F\d+$/.test(key);
}

/** A sign is where the keyboard has it: with Shift or without. */
function isSign(key: string): boolean {
  return /^[^A-Z0-9]$/.test(key);
}

/** Where neither / nor ? is written without another language's letters. */
function isSignOfOthers({ key, code, shiftKey }: KeyboardEvent, sign: string): boolean {
  if (sign === '?') return key === '؟';
  return sign === '/' && code === 'Slash' && !shiftKey && isForeign(key);
}

function letterOf({ key, code }: KeyboardEvent): string {
  return isForeign(key) && code.startsWith('Key') ? code.slice(3) : key.toUpperCase();
}

function isForeign(key: string): boolean {
  return key.length === 1 && key > '\u007f';
}
