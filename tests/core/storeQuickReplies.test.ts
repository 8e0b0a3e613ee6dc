import { describe, expect, it } from 'vitest';
import { openStoreHere, T0, useStore } from './storeFixture.ts';

const opened = useStore();

function save(id: string, shortcut: string, text = `Text of ${id}`) {
  return opened.store.quickReplies.save({ id, shortcut, text }, T0);
}

function refused(reason: string, field: 'shortcut' | 'text'): unknown {
  return expect.objectContaining({
    code: 'QUICK_REPLY_INVALID',
    data: expect.objectContaining({ reason, field }),
  });
}

const shortcuts = () => opened.store.quickReplies.list().map(({ shortcut }) => shortcut);

it('gives all, by shortcut whatever its case, over a restart', () => {
  for (const shortcut of ['thanks', 'Hours', 'नमस्ते', 'address', 'été', '2-days_left'])
    save(shortcut, shortcut);
  const before = opened.store.quickReplies.list();
  expect(before.map(({ shortcut }) => shortcut)).toEqual([
    '2-days_left',
    'address',
    'Hours',
    'thanks',
    'été',
    'नमस्ते',
  ]);
  expect(before[1]).toEqual({ id: 'address', shortcut: 'address', text: 'Text of address', changedAt: T0 });
  opened.store.close();
  opened.store = openStoreHere(opened.folder.file);
  expect(opened.store.quickReplies.list()).toEqual(before);
});

it('changes the one with the id, its shortcut too, and puts back one that was removed', () => {
  const { id } = save('a', 'hours');
  expect(opened.store.quickReplies.save({ id, shortcut: 'Open', text: 'Ten to six' }, T0 + 1)).toEqual({
    id,
    shortcut: 'Open',
    text: 'Ten to six',
    changedAt: T0 + 1,
  });
  save('b', 'hours');
  expect(shortcuts()).toEqual(['hours', 'Open']);
  expect(opened.store.quickReplies.remove(id)).toBe(true);
  expect(opened.store.quickReplies.remove(id)).toBe(false);
  save(id, 'Open');
  expect(shortcuts()).toEqual(['hours', 'Open']);
});

it('keeps the text as it was typed', () => {
  const text = '  {{name}},\n\n$& 😀\u202e ';
  save('a', 'x', text);
  expect(opened.store.quickReplies.list()[0]?.text).toBe(text);
});

describe('a shortcut', () => {
  it('is one for one, whatever the case, width and way of writing accents', () => {
    save('a', 'Été');
    for (const same of ['été', 'ÉTÉ', 'e\u0301te\u0301', '/été', ' Été '])
      expect(() => save('b', same)).toThrow(refused('taken', 'shortcut'));
    save('c', 'ab');
    expect(() => save('b', 'ａＢ')).toThrow(refused('taken', 'shortcut'));
    expect(() => save('a', 'ab')).toThrow(refused('taken', 'shortcut'));
    expect(save('a', 'ÉTÉ').shortcut).toBe('ÉTÉ');
    save('b', 'ete');
    expect(shortcuts()).toHaveLength(3);
  });

  it.each([
    ['', 'empty'],
    [' / ', 'empty'],
    ['two words', 'odd'],
    ['a.b', 'odd'],
    ['//a', 'odd'],
    ['a{{b}}', 'odd'],
    ['😀', 'odd'],
    ['\u202ea', 'odd'],
    ['\u0301a', 'odd'],
    ['a\nb', 'odd'],
    ['x'.repeat(33), 'too-long'],
  ])('%j is refused as %s', (shortcut, reason) => {
    expect(() => save('a', shortcut)).toThrow(refused(reason, 'shortcut'));
    expect(opened.store.quickReplies.list()).toEqual([]);
  });

  it('may be of any script, 32 code points long', () => {
    for (const shortcut of ['समय', 'مرحبا', 'цена', '価格', '𐐨'.repeat(32), 'x'.repeat(32), '१२', '-', '_'])
      save(shortcut, shortcut);
    expect(shortcuts()).toHaveLength(9);
  });
});

describe('a text', () => {
  it.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['😀'.repeat(4097), 'too-long'],
  ])('that nobody could send is refused (%#)', (text, reason) => {
    expect(() => save('a', 'x', text)).toThrow(refused(reason, 'text'));
  });

  it('of 4,096 code points is taken', () => {
    save('a', 'x', '😀'.repeat(4096));
    expect(opened.store.quickReplies.list()[0]?.text).toHaveLength(8192);
  });
});

it('is full at a thousand, and says so; those that are there can still be changed', () => {
  for (let index = 0; index < 1000; index += 1) save(`id${index}`, `s${index}`);
  expect(() => save('more', 'more')).toThrow(refused('too-many', 'shortcut'));
  expect(save('id7', 'seven').shortcut).toBe('seven');
  expect(shortcuts()).toHaveLength(1000);
});
