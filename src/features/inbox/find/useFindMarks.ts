import { useMutationObserver } from '@vueuse/core';
import { onScopeDispose, watch, type Ref } from 'vue';
import { rangesOf } from '@/shared/search';
import './findMarks.css';

interface FindMarks {
  /** Around the messages that are in the page, each in an element with `data-message`. */
  readonly root: Readonly<Ref<HTMLElement | null>>;
  readonly query: () => string;
  /** The message that is shown, by its id. */
  readonly current: () => number | null;
}

const MATCH = 'find-match';
const CURRENT = 'find-current';

/** Marks what is looked for in the bubbles that are in the page, as they come and go, without touching them. */
export function useFindMarks({ root, query, current }: FindMarks): void {
  let frame = 0;

  function mark(): void {
    frame = 0;
    const matches: Range[] = [];
    const here: Range[] = [];
    const wanted = query();
    if (wanted !== '') {
      for (const bubble of root.value?.querySelectorAll<HTMLElement>('[data-message]') ?? []) {
        const isCurrent = bubble.dataset['message'] === String(current());
        (isCurrent ? here : matches).push(...rangesIn(bubble, wanted));
      }
    }
    CSS.highlights.set(MATCH, new Highlight(...matches));
    CSS.highlights.set(CURRENT, new Highlight(...here));
  }

  function markSoon(): void {
    if (frame === 0) frame = requestAnimationFrame(mark);
  }

  watch([query, current, root], markSoon, { flush: 'post' });
  useMutationObserver(root, () => query() !== '' && markSoon(), {
    childList: true,
    subtree: true,
    characterData: true,
  });
  onScopeDispose(() => {
    cancelAnimationFrame(frame);
    CSS.highlights.delete(MATCH);
    CSS.highlights.delete(CURRENT);
  });
}

/** What stands in a bubble as one text, so that a match may go through bold and plain words. */
function rangesIn(bubble: HTMLElement, query: string): Range[] {
  const nodes: { readonly node: Node; readonly from: number }[] = [];
  let text = '';
  const inside = bubble.querySelector('.inside');
  if (!inside) return [];
  const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, from: text.length });
    text += walker.currentNode.textContent ?? '';
  }
  const placeOf = (at: number) => {
    const found = nodes.findLast(({ from }) => from <= at);
    return found && { node: found.node, offset: at - found.from };
  };
  return rangesOf(text, query).flatMap(([from, to]) => {
    const start = placeOf(from);
    const end = placeOf(to - 1);
    if (!start || !end) return [];
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset + 1);
    return [range];
  });
}
