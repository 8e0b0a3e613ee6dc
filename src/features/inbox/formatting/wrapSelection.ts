export interface Selection {
  readonly text: string;
  /** UTF-16 places, as a text box gives them. */
  readonly start: number;
  readonly end: number;
}

/**
 * Puts `mark` around what is selected, or takes it away where it is there already. Spaces at the edges stay outside,
 * since WhatsApp does not format `* so *`; every line of a selection is wrapped by itself, since a style ends with its line.
 */
export function wrapSelection({ text, start, end }: Selection, mark: string): Selection {
  const chosen = text.slice(start, end);
  const isWrapped = text.slice(start - mark.length, start) === mark && text.startsWith(mark, end);
  if (isWrapped && start >= mark.length) {
    return {
      text: text.slice(0, start - mark.length) + chosen + text.slice(end + mark.length),
      start: start - mark.length,
      end: end - mark.length,
    };
  }
  if (chosen.trim() === '') {
    return {
      text: text.slice(0, end) + mark + mark + text.slice(end),
      start: end + mark.length,
      end: end + mark.length,
    };
  }
  const lines = chosen.split('\n');
  const wrapped = lines.map((line) => wrapLine(line, mark)).join('\n');
  const isOneLine = lines.length === 1;
  const lead = chosen.length - chosen.trimStart().length;
  const grown = wrapped.length - chosen.length;
  // One line: what was chosen stays chosen, so that the same key takes the mark away again.
  const inner =
    isOneLine && grown > 0
      ? { start: start + lead + mark.length, end: start + lead + mark.length + chosen.trim().length }
      : null;
  return {
    text: text.slice(0, start) + wrapped + text.slice(end),
    ...(inner ?? { start, end: start + wrapped.length }),
  };
}

function wrapLine(line: string, mark: string): string {
  const core = line.trim();
  if (core === '') return line;
  const from = line.indexOf(core);
  const lead = line.slice(0, from);
  const tail = line.slice(from + core.length);
  const isWrapped = core.length > 2 * mark.length && core.startsWith(mark) && core.endsWith(mark);
  return lead + (isWrapped ? core.slice(mark.length, -mark.length) : mark + core + mark) + tail;
}
