import type { OutgoingContent } from '#contract/routes/messages.ts';
import { linkFacts } from '../bubbles/linkFacts';
import { parseFormatting, type Inline } from '../formatting/parseFormatting';

type TextContent = Extract<OutgoingContent, { type: 'text' }>;

/** The host of the link that WhatsApp would preview, the first http(s) one of a text; null: there is none. */
export function previewedHost(text: string): string | null {
  // Most texts have none, and are not taken apart with every key.
  if (!/https?:\/\//iu.test(text)) return null;
  for (const { lines } of parseFormatting(text)) {
    for (const { children } of lines) {
      const url = firstLink(children);
      if (url !== null) return linkFacts(url).host || url;
    }
  }
  return null;
}

/** A text as it is sent: whether its link is previewed is said only where it has one. */
export function textContent(text: string, previewsLink: boolean): TextContent {
  return previewedHost(text) === null
    ? { type: 'text', text }
    : { type: 'text', text, previewUrl: previewsLink };
}

/** Whether a text has formatting beyond links, so that it looks other than it is typed. */
export function isFormatted(text: string): boolean {
  if (!/[*_~`>]|^(?:[-*]|\d{1,3}\.) /mu.test(text)) return false;
  return parseFormatting(text).some(
    ({ type, lines }) =>
      type !== 'paragraph' || lines.some((line) => line.children.some(({ type: kind }) => !isPlain(kind))),
  );
}

function isPlain(kind: Inline['type']): boolean {
  return kind === 'text' || kind === 'link';
}

function firstLink(nodes: readonly Inline[]): string | null {
  for (const node of nodes) {
    if (node.type === 'link') return node.url;
    const inner = 'children' in node ? firstLink(node.children) : null;
    if (inner !== null) return inner;
  }
  return null;
}
