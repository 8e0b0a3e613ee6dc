const QUOTED_PRINTABLE = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/iu;

/**
 * The lines of a card, each whole: a line that begins with a blank goes on with the one before, and quoted-printable text
 * goes on where a line ends in `=`. A picture has thousands of lines, so they are joined at once.
 */
export function unfold(lines: readonly string[]): string[] {
  const whole: string[][] = [];
  let isQuotedPrintable = false;
  let isOpen = false;
  for (const line of lines) {
    const parts = whole.at(-1);
    const isFolded = parts !== undefined && !isOpen && /^[ \t]/u.test(line);
    const isNew = parts === undefined || !(isOpen || isFolded);
    if (isNew) isQuotedPrintable = QUOTED_PRINTABLE.test(line);
    isOpen = isQuotedPrintable && line.endsWith('=');
    const part = line.slice(isFolded ? 1 : 0, isOpen ? -1 : undefined);
    if (isNew) whole.push([part]);
    else parts.push(part);
  }
  return whole.map((parts) => parts.join(''));
}
