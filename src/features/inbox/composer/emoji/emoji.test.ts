import rows from 'emojibase-data/en/compact.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { keepChoices, readChoices, used } from './emojiChoices';
import { emojiAt, firstCell, gridRows, moveCell, type Cell, type GridRow } from './emojiGrid';
import { GROUP_KEYS, readEmojis, withTone } from './emojis';
import { searchEmojis } from './searchEmojis';

const groups = readEmojis(rows);
const all = groups.flatMap(({ emojis }) => emojis);
const find = (char: string) => all.find((emoji) => emoji.char === char)!;

describe('the emojis', () => {
  it('are all of Unicode but parts of others, each once', () => {
    expect(groups.map(({ key }) => key)).toEqual(GROUP_KEYS);
    expect(all.length).toBeGreaterThan(1_900);
    expect(new Set(all.map(({ char }) => char)).size).toBe(all.length);
    expect(all.some(({ char }) => char === '🏽' || char === '🇦')).toBe(false);
  });

  it('take a skin tone where they have one, two people the same', () => {
    expect(withTone(find('👋'), 0)).toBe('👋');
    expect(withTone(find('👋'), 3)).toBe('👋🏽');
    expect(withTone(find('🧑‍🤝‍🧑'), 5)).toBe('🧑🏿‍🤝‍🧑🏿');
    expect(withTone(find('😀'), 3)).toBe('😀');
    for (const emoji of all.filter(({ tones }) => tones))
      expect(new Set(emoji.tones).size, emoji.label).toBe(6);
  });
});

describe('looking for one', () => {
  const first = (query: string) => searchEmojis(groups, query)[0]?.char;

  it.each([
    ['rocket', '🚀'],
    ['Thumbs up', '👍️'],
    ['india', '🇮🇳'],
    ['shopping bags', '🛍️'],
    [':)', '🙂'],
    ['👋🏽', '👋'],
    ['flag: Japan', '🇯🇵'],
  ])('%s', (query, char) => {
    expect(first(query)?.replace('\ufe0f', '')).toBe(char.replace('\ufe0f', ''));
  });

  it('finds by tags, by several words, and nothing where nothing fits', () => {
    expect(searchEmojis(groups, 'deliver').length).toBeGreaterThan(0);
    expect(searchEmojis(groups, 'heart blue')[0]?.label).toBe('blue heart');
    expect(searchEmojis(groups, 'qqzz')).toEqual([]);
    expect(searchEmojis(groups, '  ')).toEqual([]);
    expect(searchEmojis(groups, '(.*[')).toEqual([]);
  });
});

describe('moving in the grid', () => {
  // Two sections: 5 and 2 emojis in rows of 3, with headings at 0 and 3.
  const grid: readonly GridRow[] = gridRows(
    [
      { key: 'recent', emojis: [] },
      { key: 'smileys', emojis: all.slice(0, 5) },
      { key: 'food', emojis: all.slice(5, 7) },
    ],
    3,
  );
  const cell = (row: number, column: number): Cell => ({ row, column });

  it('has a heading over each section that has something', () => {
    expect(grid.map(({ kind }) => kind)).toEqual(['heading', 'emojis', 'emojis', 'heading', 'emojis']);
    expect(firstCell(grid)).toEqual(cell(1, 0));
    expect(firstCell([])).toBeNull();
    expect(emojiAt(grid, cell(4, 1))).toBe(all[6]);
    expect(emojiAt(grid, cell(0, 0))).toBeNull();
  });

  it.each([
    [cell(1, 0), 'ArrowRight', cell(1, 1)],
    [cell(1, 2), 'ArrowRight', cell(2, 0)],
    [cell(2, 1), 'ArrowRight', cell(4, 0)],
    [cell(4, 1), 'ArrowRight', cell(4, 1)],
    [cell(2, 0), 'ArrowLeft', cell(1, 2)],
    [cell(1, 0), 'ArrowLeft', cell(1, 0)],
    [cell(1, 2), 'ArrowDown', cell(2, 1)],
    [cell(2, 0), 'ArrowDown', cell(4, 0)],
    [cell(4, 1), 'ArrowUp', cell(2, 1)],
    [cell(1, 1), 'ArrowUp', cell(1, 1)],
    [cell(1, 1), 'Home', cell(1, 0)],
    [cell(2, 0), 'End', cell(2, 1)],
    [cell(1, 2), 'PageDown', cell(4, 1)],
    [cell(4, 0), 'PageUp', cell(1, 0)],
  ])('from %j by %s to %j', (from, key, to) => {
    expect(moveCell(grid, from, key)).toEqual(to);
  });

  it('leaves other keys to others', () => {
    expect(moveCell(grid, cell(1, 0), 'a')).toBeNull();
  });
});

describe('what was chosen before', () => {
  function storageOf(kept: string | null) {
    let value = kept;
    return { getItem: () => value, setItem: (_: string, next: string) => void (value = next) };
  }

  it('is remembered, the latest first and each once', () => {
    const storage = storageOf(null);
    const choices = ['👍', '🚀', '👍'].reduce(used, readChoices(storage));
    keepChoices(storage, { ...choices, tone: 4 });
    expect(readChoices(storage)).toEqual({ tone: 4, recent: ['👍', '🚀'] });
    const many = all.slice(0, 100).reduce((before, { char }) => used(before, char), choices);
    expect(many.recent).toHaveLength(36);
  });

  it.each([
    '',
    'no json',
    '[]',
    '7',
    '{"tone":9,"recent":"x"}',
    '{"recent":[1,null,"","' + 'x'.repeat(99) + '"]}',
  ])('is nothing where %j is kept', (kept) => {
    expect(readChoices(storageOf(kept))).toEqual({ tone: 0, recent: [] });
  });

  it('does without a place to keep it', () => {
    const broken = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    keepChoices(broken, readChoices(broken));
    expect(readChoices(broken)).toEqual({ tone: 0, recent: [] });
  });
});
