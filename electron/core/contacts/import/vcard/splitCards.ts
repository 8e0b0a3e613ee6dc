/** The lines of one card, still folded. */
export interface RawCard {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
  /** It has its end. */
  readonly isWhole: boolean;
}

const BEGIN = /^(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*$/iu;
const END = /^(?:[\w-]+\.)?END[ \t]*:[ \t]*VCARD[ \t]*$/iu;

export function isVcard(text: string): boolean {
  return BEGIN.test(/^\s*([^\r\n]*)/u.exec(text.slice(0, 1000))?.[1] ?? '');
}

/** The cards of a file. One that ends where the next begins, or the file, is not whole; what stands between cards is none. */
export function* splitCards(text: string): Generator<RawCard> {
  let open: { line: number; lines: string[] } | null = null;
  let line = 0;
  for (const { 0: row } of text.matchAll(/[^\r\n]+|\r\n|\r|\n/gu)) {
    if (row === '\n' || row === '\r' || row === '\r\n') {
      line += 1;
      continue;
    }
    if (BEGIN.test(row)) {
      if (open) yield { line: open.line, lines: open.lines, isWhole: false };
      open = { line: line + 1, lines: [] };
    } else if (END.test(row)) {
      if (open) yield { line: open.line, lines: open.lines, isWhole: true };
      open = null;
    } else {
      open?.lines.push(row);
    }
  }
  if (open) yield { line: open.line, lines: open.lines, isWhole: false };
}
