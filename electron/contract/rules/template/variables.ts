/** A text with variables in pieces, in order: what it says, and the names of the gaps in it. */
export type TextPiece =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'variable'; readonly name: string };

/** `{{1}}`, `{{ 1 }}`, `{{customer_name}}`, also glued to words; what else stands in braces is text. */
const VARIABLE = /\{\{\s*([\p{L}\p{N}_]+)\s*\}\}/gu;

export function splitVariables(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > at) pieces.push({ kind: 'text', text: text.slice(at, match.index) });
    pieces.push({ kind: 'variable', name: match[1] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}

/** Each variable once, as it first appears. */
export function variablesIn(text: string): readonly string[] {
  return [
    ...new Set(splitVariables(text).flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : []))),
  ];
}

/** As positional values are sent: by number, whatever their order in the text; words come after, as they appear. */
export function inPosition(names: readonly string[]): readonly string[] {
  const numbers = names.filter(isNumber).toSorted((a, b) => Number(a) - Number(b));
  return [...numbers, ...names.filter((name) => !isNumber(name))];
}

export function isNumber(name: string): boolean {
  return /^\d+$/u.test(name);
}
