import { useEventListener } from '@vueuse/core';
import { computed, shallowRef, useId, watch, type Ref } from 'vue';
import type { QuickReply } from '#contract/routes/quickReplies.ts';
import { tidyShortcut } from '#contract/rules/quickReply.ts';
import { useQuery } from '@/bridge';
import { fillPlaceholders, unfilledPlaceholder, type Person } from '@/features/quickReplies';
import type { Selection } from '../../formatting/wrapSelection';
import type { TextEditing } from '../useTextEditing';
import { matchReplies } from './matchReplies';
import { slashWordAt, type SlashWord } from './slashWord';

/** One line of the menu. */
export type MenuLine =
  | { readonly kind: 'reply'; readonly reply: QuickReply; readonly text: string }
  | { readonly kind: 'create' | 'save' | 'manage' };

/** What a line other than a quick reply asks for. */
export interface MenuRequest {
  readonly kind: 'create' | 'save' | 'manage';
  /** What a new one begins with. */
  readonly shortcut: string;
  readonly text: string;
}

interface MenuOptions {
  readonly box: Readonly<Ref<HTMLTextAreaElement | null>>;
  readonly editing: TextEditing;
  readonly accountId: () => string;
  readonly person: () => Person;
  readonly ask: (request: MenuRequest) => void;
}

/** The menu that opens at `/` in the box: what it offers, and its keys. The focus stays in the box. */
export function useQuickReplyMenu({ box, editing, accountId, person, ask }: MenuOptions) {
  const listId = useId();
  const word = shallowRef<SlashWord | null>(null);
  /** Where the word begins whose menu was closed by Escape. */
  const closedAt = shallowRef<number | null>(null);
  const activeIndex = shallowRef(-1);
  /** The box as it was when a line asked for something. */
  let left: Selection | null = null;
  const query = useQuery('quickReplies.list', () => ({ accountId: accountId() }), {
    events: ['quickReplies.changed'],
  });

  const replies = computed(() => query.data.value?.rows ?? []);
  const matches = computed(() => (word.value ? matchReplies(replies.value, word.value.query) : []));
  const isOpen = computed(() => word.value !== null && word.value.start !== closedAt.value);
  const lines = computed<readonly MenuLine[]>(() => {
    if (!isOpen.value) return [];
    return [
      ...matches.value.map((reply) => ({
        kind: 'reply' as const,
        reply,
        text: fillPlaceholders(reply.text, person()).text,
      })),
      ...(matches.value.length === 0 ? [{ kind: 'create' } as const] : []),
      ...(textBeside() === '' ? [] : [{ kind: 'save' } as const]),
      ...(replies.value.length === 0 ? [] : [{ kind: 'manage' } as const]),
    ];
  });
  const lineId = (index: number): string => `${listId}-${index}`;

  /** What a screen reader is told of the box. A box of several lines may not be a combobox, so that it can't be said to be expanded. */
  const attributes = computed(() =>
    isOpen.value
      ? {
          'aria-autocomplete': 'list' as const,
          'aria-haspopup': 'listbox' as const,
          'aria-controls': listId,
          ...(activeIndex.value >= 0 && { 'aria-activedescendant': lineId(activeIndex.value) }),
        }
      : {},
  );

  // The first one is at hand; where nothing fits, Enter sends what was typed.
  watch([isOpen, matches], () => (activeIndex.value = matches.value.length > 0 ? 0 : -1));

  function look(): void {
    const selection = document.activeElement === box.value ? editing.selection() : null;
    const found = selection && slashWordAt(selection);
    if (found === null) closedAt.value = null;
    if (JSON.stringify(found) !== JSON.stringify(word.value)) word.value = found;
  }
  useEventListener(box, ['input', 'focus', 'blur'], look);
  useEventListener(document, 'selectionchange', look);

  /** What the box holds but for the word. */
  function textBeside(): string {
    const selection = editing.selection();
    if (!selection || !word.value) return '';
    const { text } = selection;
    return (text.slice(0, word.value.start) + text.slice(word.value.end)).trim();
  }

  function take(line: MenuLine): void {
    const selection = editing.selection();
    const at = word.value;
    if (!selection || !at) return;
    const { text } = selection;
    if (line.kind !== 'reply') {
      const { kind } = line;
      const shortcut = kind === 'create' ? tidyShortcut(at.query) : '';
      const words = kind === 'save' ? textBeside() : '';
      // What is created for a word is at hand at that word afterwards.
      left =
        kind === 'create'
          ? selection
          : { text: text.slice(0, at.start) + text.slice(at.end), start: at.start, end: at.start };
      editing.replace(left);
      return ask({ kind, shortcut, text: words });
    }
    const filled = fillPlaceholders(line.reply.text, person());
    const place = filled.unfilled ?? { start: filled.text.length, end: filled.text.length };
    closedAt.value = at.start;
    editing.replace({
      text: text.slice(0, at.start) + filled.text + text.slice(at.end),
      start: at.start + place.start,
      end: at.start + place.end,
    });
  }

  /** Back from what a line asked for: the cursor stands where it stood, which a browser forgets as the focus comes back. */
  function resume(): void {
    if (left !== null && editing.selection()?.text === left.text) editing.replace(left);
    left = null;
  }

  function close(): void {
    closedAt.value = word.value?.start ?? null;
  }

  function move(step: 1 | -1): void {
    const count = lines.value.length;
    if (count === 0) return;
    // From nothing chosen, down is the first line and up the last one.
    const from = activeIndex.value < 0 && step < 0 ? 0 : activeIndex.value;
    activeIndex.value = (from + step + count) % count;
  }

  /** Whether the menu took this key. */
  function onKey(event: KeyboardEvent): boolean {
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!isOpen.value || event.isComposing || hasModifier) return false;
    const line = lines.value[activeIndex.value];
    switch (event.key) {
      case 'ArrowDown':
        move(1);
        break;
      case 'ArrowUp':
        move(-1);
        break;
      case 'Escape':
        close();
        break;
      case 'Enter':
      case 'Tab':
        if (!line) return false;
        take(line);
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Selects the first placeholder that is left; false where there is none. */
  function selectUnfilled(): boolean {
    const selection = editing.selection();
    const left = selection && unfilledPlaceholder(selection.text);
    if (left) editing.replace({ text: selection.text, start: left.start, end: left.end });
    return left !== null;
  }

  return {
    listId,
    lineId,
    isOpen,
    word,
    lines,
    matches,
    hasReplies: computed(() => replies.value.length > 0),
    problem: query.problem,
    activeIndex,
    attributes,
    take,
    onKey,
    resume,
    selectUnfilled,
  };
}

export type QuickReplyMenuState = ReturnType<typeof useQuickReplyMenu>;
