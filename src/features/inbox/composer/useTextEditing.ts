import { nextTick, type Ref } from 'vue';
import { leadLines } from '../formatting/leadLines';
import { wrapSelection, type Selection } from '../formatting/wrapSelection';

/** Editing a text box from outside of it, so that its own undo takes back what was done. */
export interface TextEditing {
  /** Puts words where the cursor is, over what is selected. */
  readonly insert: (words: string) => void;
  /** Makes the box hold this text and selection. */
  readonly replace: (next: Selection) => void;
  /** What it holds and what is selected of it; null while there is no box. */
  readonly selection: () => Selection | null;
  /** Puts a formatting mark around what is selected, or takes it away. */
  readonly wrap: (mark: string) => void;
  /** Puts a lead before each line that is selected, or takes it away. */
  readonly leadLines: (lead: string) => void;
  readonly focus: () => void;
}

/** @param type is told of every text the browser did not tell of by itself. */
export function useTextEditing(
  box: Readonly<Ref<HTMLTextAreaElement | null>>,
  type: (text: string) => void,
): TextEditing {
  function selection(): Selection | null {
    const element = box.value;
    return element && { text: element.value, start: element.selectionStart, end: element.selectionEnd };
  }

  function replace(next: Selection): void {
    const element = box.value;
    if (!element) return;
    element.focus();
    const from = samePrefix(element.value, next.text);
    const tail = sameSuffix(element.value.slice(from), next.text.slice(from));
    element.setSelectionRange(from, element.value.length - tail);
    const words = next.text.slice(from, next.text.length - tail);
    // Where only the selection changes, `delete` would take the letter before it.
    if (element.value !== next.text)
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the box's undo history
      document.execCommand(words === '' ? 'delete' : 'insertText', false, words);
    if (element.value !== next.text) type(next.text);
    void nextTick(() => element.setSelectionRange(next.start, next.end));
  }

  return {
    selection,
    replace,
    insert(words) {
      const now = selection();
      if (!now) return;
      const at = now.start + words.length;
      replace({ text: now.text.slice(0, now.start) + words + now.text.slice(now.end), start: at, end: at });
    },
    wrap(mark) {
      const now = selection();
      if (now) replace(wrapSelection(now, mark));
    },
    leadLines(lead) {
      const now = selection();
      if (now) replace(leadLines(now, lead));
    },
    focus: () => box.value?.focus(),
  };
}

function samePrefix(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function sameSuffix(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length))
    length += 1;
  return length;
}
