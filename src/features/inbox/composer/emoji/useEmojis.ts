import { computed, onMounted, shallowRef, watch } from 'vue';
import { emojiAt, firstCell, gridRows, moveCell, type Cell, type EmojiSection } from './emojiGrid';
import { keepChoices, readChoices, used } from './emojiChoices';
import { withTone, type Emoji, type EmojiGroup, type SkinTone } from './emojis';
import { loadEmojis } from './loadEmojis';
import { searchEmojis } from './searchEmojis';

/** What the picker shows, which emoji is meant, and what was chosen before. @param columns how many stand in a row */
export function useEmojis(columns: () => number) {
  const groups = shallowRef<readonly EmojiGroup[] | null>(null);
  const hasFailed = shallowRef(false);
  const query = shallowRef('');
  const choices = shallowRef(readChoices(localStorage));
  /** Those used last as the picker was opened: what is chosen meanwhile moves nothing under the hand. */
  const recent = shallowRef(choices.value.recent);

  const sections = computed<readonly EmojiSection[]>(() => {
    const all = groups.value ?? [];
    if (query.value.trim() !== '') return [{ key: 'found', emojis: searchEmojis(all, query.value) }];
    const byChar = new Map(all.flatMap(({ emojis }) => emojis).map((emoji) => [emoji.char, emoji]));
    const known = recent.value.map((char) => byChar.get(char)).filter((emoji) => emoji !== undefined);
    // Two rows at most.
    return [{ key: 'recent', emojis: known.slice(0, columns() * 2) }, ...all];
  });
  const rows = computed(() => gridRows(sections.value, columns()));
  const active = shallowRef<Cell | null>(null);
  const activeEmoji = computed(() => emojiAt(rows.value, active.value));
  watch(rows, (next) => (active.value = firstCell(next)));

  async function load(): Promise<void> {
    hasFailed.value = false;
    try {
      groups.value = await loadEmojis();
    } catch {
      hasFailed.value = true;
    }
  }
  onMounted(load);

  function choose(emoji: Emoji): string {
    choices.value = used(choices.value, emoji.char);
    keepChoices(localStorage, choices.value);
    return withTone(emoji, choices.value.tone);
  }

  function setTone(tone: SkinTone): void {
    choices.value = { ...choices.value, tone };
    keepChoices(localStorage, choices.value);
  }

  /** As it was before anything was looked for. */
  function reset(): void {
    query.value = '';
    recent.value = choices.value.recent;
    active.value = firstCell(rows.value);
  }

  return {
    groups,
    hasFailed,
    load,
    query,
    rows,
    active,
    activeEmoji,
    tone: computed(() => choices.value.tone),
    move(key: string): boolean {
      const next = active.value && moveCell(rows.value, active.value, key);
      if (next) active.value = next;
      return next !== null;
    },
    choose,
    setTone,
    reset,
  };
}
