import { h, type FunctionalComponent, type VNode } from 'vue';
import { parseFormatting, type Block, type Inline, type Line } from './parseFormatting';

/**
 * WhatsApp formatting as elements: never markup from text. What is given in the slot stands at the end of the last
 * line. Styled by the component around it (`TextBody.vue`).
 */
export const FormattedText: FunctionalComponent<
  { text: string },
  Record<string, never>,
  { default?: () => VNode[] }
> = ({ text }, { slots }) => {
  const blocks = parseFormatting(text);
  return blocks.map((block, index) =>
    renderBlock(block, index === blocks.length - 1 ? (slots.default?.() ?? []) : []),
  );
};
FormattedText.props = ['text'];

function renderBlock({ type, lines }: Block, end: readonly VNode[]): VNode {
  switch (type) {
    case 'paragraph':
      return h('p', { dir: 'auto' }, [...joinLines(lines), ...end]);
    case 'quote':
      return h('blockquote', { dir: 'auto' }, [...joinLines(lines), ...end]);
    case 'bullets':
      return h('ul', { dir: 'auto' }, renderItems(lines, end));
    case 'numbers':
      return h(
        'ol',
        { dir: 'auto', start: Number.parseInt(lines[0]?.marker ?? '1', 10) },
        renderItems(lines, end),
      );
  }
}

function renderItems(lines: readonly Line[], end: readonly VNode[]): VNode[] {
  return lines.map(({ marker, children }, index) =>
    h('li', { value: /^\d/u.test(marker) ? Number.parseInt(marker, 10) : undefined }, [
      ...children.map(renderInline),
      ...(index === lines.length - 1 ? end : []),
    ]),
  );
}

function joinLines(lines: readonly Line[]): (VNode | string)[] {
  return lines.flatMap((line, index) => [...(index > 0 ? ['\n'] : []), ...line.children.map(renderInline)]);
}

function renderInline(node: Inline): VNode | string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'bold':
      return h('strong', node.children.map(renderInline));
    case 'italic':
      return h('em', node.children.map(renderInline));
    case 'strike':
      return h('s', node.children.map(renderInline));
    case 'code':
    case 'mono':
      return h('code', { class: { mono: node.text.includes('\n') } }, node.text);
    case 'link':
      return h('a', { href: node.url, target: '_blank', rel: 'noopener noreferrer' }, node.url);
  }
}
