import { h, type FunctionalComponent, type VNode } from 'vue';
import { disarmText } from '@/shared/text';
import { parseFormatting, type Block, type Inline, type Line } from './parseFormatting';

/**
 * WhatsApp formatting as elements: never markup from text, and nothing in it turns or hides what stands beside it. What is given in the slot stands at the end of the last
 * line. `gaps` are set apart. Styled by the component around it (`TextBody.vue`).
 */
export const FormattedText: FunctionalComponent<
  { text: string; gaps?: readonly string[] },
  Record<string, never>,
  { default?: () => VNode[] }
> = ({ text, gaps = [] }, { slots }) => {
  const blocks = parseFormatting(disarmText(text));
  return blocks.map((block, index) =>
    renderBlock(block, index === blocks.length - 1 ? (slots.default?.() ?? []) : [], gaps),
  );
};
FormattedText.props = ['text', 'gaps'];

/** Strings of the text that stand for something not filled in. */
type Gaps = readonly string[];
type Rendered = VNode | string;

function renderBlock({ type, lines }: Block, end: readonly VNode[], gaps: Gaps): VNode {
  switch (type) {
    case 'paragraph':
      return h('p', { dir: 'auto' }, [...joinLines(lines, gaps), ...end]);
    case 'quote':
      return h('blockquote', { dir: 'auto' }, [...joinLines(lines, gaps), ...end]);
    case 'bullets':
      return h('ul', { dir: 'auto' }, renderItems(lines, end, gaps));
    case 'numbers':
      return h(
        'ol',
        { dir: 'auto', start: Number.parseInt(lines[0]?.marker ?? '1', 10) },
        renderItems(lines, end, gaps),
      );
  }
}

function renderItems(lines: readonly Line[], end: readonly VNode[], gaps: Gaps): VNode[] {
  return lines.map(({ marker, children }, index) =>
    h('li', { value: /^\d/u.test(marker) ? Number.parseInt(marker, 10) : undefined }, [
      ...renderAll(children, gaps),
      ...(index === lines.length - 1 ? end : []),
    ]),
  );
}

function joinLines(lines: readonly Line[], gaps: Gaps): Rendered[] {
  return lines.flatMap((line, index) => [...(index > 0 ? ['\n'] : []), ...renderAll(line.children, gaps)]);
}

function renderAll(nodes: readonly Inline[], gaps: Gaps): Rendered[] {
  return nodes.flatMap((node) =>
    node.type === 'text' ? renderWords(node.text, gaps) : renderInline(node, gaps),
  );
}

function renderWords(text: string, gaps: Gaps): Rendered[] {
  const [gap, ...others] = gaps;
  if (gap === undefined) return [text];
  return text
    .split(gap)
    .flatMap((words, index) => [
      ...(index > 0 ? [h('span', { class: 'gap' }, gap)] : []),
      ...(words === '' ? [] : renderWords(words, others)),
    ]);
}

function renderInline(node: Exclude<Inline, { type: 'text' }>, gaps: Gaps): Rendered {
  switch (node.type) {
    case 'bold':
      return h('strong', renderAll(node.children, gaps));
    case 'italic':
      return h('em', renderAll(node.children, gaps));
    case 'strike':
      return h('s', renderAll(node.children, gaps));
    case 'code':
    case 'mono':
      return h('code', { class: { mono: node.text.includes('\n') } }, node.text);
    case 'link':
      return renderLink(node);
  }
}

/** Where the written host can be taken for another, the link says where it leads. */
function renderLink({ url, to }: Extract<Inline, { type: 'link' }>): VNode {
  return h(
    'a',
    { href: to.href, target: '_blank', rel: 'noopener noreferrer', title: to.host, dir: 'ltr' },
    to.isMisleading ? to.href : url,
  );
}
