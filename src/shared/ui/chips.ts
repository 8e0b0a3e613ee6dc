/** Commas and semicolons of any script, tabs and line ends. */
const BREAK = /[,;\u060c\u061b\u3001\uff0c\uff1b\t\r\n]/u;

/** Whether a text is more than the beginning of one word. */
export function hasChipBreak(text: string): boolean {
  return BREAK.test(text);
}

/** Words as they come in a list: parted by commas, semicolons, tabs and lines. */
export function splitChips(text: string): readonly string[] {
  return text
    .split(BREAK)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Adds those that are not there yet, in the order given. */
export function withChips(chips: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Set([...chips, ...added])];
}
