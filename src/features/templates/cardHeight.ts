import type { Template } from '#contract/routes/templates.ts';
import { fillTemplate, textOfPieces } from '#contract/rules/template/fillTemplate.ts';

/** Head, foot and edges of a card and its bubble, and its last line. */
const FRAME = 186;
const LINE = 20;
const BUTTON = 36;
/** Of an average letter; those of Chinese, Japanese and Korean are about twice as wide. */
const LETTER_WIDTH = 7.2;
const EDGES = 58;

/** About how high the card of a template is in px, before it is drawn in a column of that width. */
export function guessHeight(template: Template, columnWidth: number): number {
  const { header, body, footer, buttons } = fillTemplate(template, {});
  const perLine = Math.max(12, (columnWidth - EDGES) / LETTER_WIDTH);
  const lines = textOfPieces(body)
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(widthOf(line) / perLine)));
  const text = lines.reduce((sum, count) => sum + count, 0) * LINE;
  const head = header === null ? 0 : header.kind === 'text' ? LINE : 138;
  return FRAME + head + text + (footer === '' ? 0 : 22) + buttons.length * BUTTON;
}

function widthOf(line: string): number {
  let width = 0;
  for (const letter of line) width += letter >= '\u2e80' && letter <= '\uffef' ? 2 : 1;
  return width;
}
