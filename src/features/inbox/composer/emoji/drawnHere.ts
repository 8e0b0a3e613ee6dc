import type { Emoji, EmojiGroup } from './emojis';

/** Without the emojis that this computer's fonts are too old for: they would be empty boxes. */
export function drawnHere(groups: readonly EmojiGroup[]): readonly EmojiGroup[] {
  const isDrawn = createProbe();
  if (!isDrawn) return groups;
  return groups.map(({ key, emojis }) => ({ key, emojis: emojis.filter((emoji) => isDrawn(emoji)) }));
}

const SIZE_PX = 16;
/** Unicode never gives it to a letter, so that no font has it. */
const NO_LETTER = '\u{2fffe}';
/** Where new emojis of one code point have come since 2019. */
const RECENT = /^[\u{1f6d0}-\u{1f6df}\u{1fa70}-\u{1faff}]/u;

/** Tells of an emoji whether it can be drawn; null where nothing can be tried. Older ones are taken to be there. */
function createProbe(): ((emoji: Emoji) => boolean) | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE_PX * 2;
  canvas.height = SIZE_PX * 2;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.font = `${SIZE_PX}px 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif`;
  context.textBaseline = 'top';
  const { width } = context.measureText('😀');
  const draw = (text: string): string => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.fillText(text, 0, 0);
    return context.getImageData(0, 0, canvas.width, canvas.height).data.join();
  };
  const empty = [draw(''), draw(NO_LETTER)];

  return ({ char }) => {
    // A sequence that the font does not know falls apart into the emojis it is made of.
    if (char.includes('\u200d')) return context.measureText(char).width < width * 1.5;
    return !RECENT.test(char) || !empty.includes(draw(char));
  };
}
