import { expect, it } from 'vitest';
import type { CommandId } from './commands';
import { createHeed } from './heed';

const press = (key: string, held: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  }) as KeyboardEvent;
const everything = { canRun: () => true, hasPlain: true };

it('tells a command by its keys, ⌘ on a Mac and Ctrl elsewhere', () => {
  expect(createHeed(false).heed(press('k', { ctrlKey: true }), everything)).toBe('palette');
  expect(createHeed(false).heed(press('k', { metaKey: true }), everything)).toBeNull();
  expect(createHeed(true).heed(press('k', { metaKey: true }), everything)).toBe('palette');
});

it('waits for the second of two keys, and forgets the first after another', () => {
  const { heed, isBegun } = createHeed(false);
  expect(heed(press('g'), everything)).toBeNull();
  expect(isBegun()).toBe(true);
  expect(heed(press('c'), everything)).toBe('goContacts');
  expect(heed(press('c'), everything)).toBe('newChat');
});

it('leaves letters and signs alone where somebody types', () => {
  const typing = { canRun: () => true, hasPlain: false };
  const { heed, isBegun } = createHeed(false);
  for (const key of ['e', 'g', '?', '/', 'j']) expect(heed(press(key), typing)).toBeNull();
  expect(isBegun()).toBe(false);
  expect(heed(press('f', { ctrlKey: true }), typing)).toBe('chatFind');
  expect(heed(press('ArrowDown', { altKey: true }), typing)).toBe('chatsNext');
});

it('passes over what nobody would do now', () => {
  const onlyContacts = { canRun: (id: CommandId) => id === 'contactsClear', hasPlain: true };
  expect(createHeed(false).heed(press('Escape'), onlyContacts)).toBe('contactsClear');
});

it('knows a letter by its place on keyboards of other scripts, and signs wherever they are', () => {
  expect(createHeed(false).heed(press('ث', { code: 'KeyE' }), everything)).toBe('chatDone');
  expect(createHeed(false).heed(press('؟', { shiftKey: true }), everything)).toBe('shortcuts');
  expect(createHeed(false).heed(press('?', { shiftKey: true }), everything)).toBe('shortcuts');
  expect(createHeed(false).heed(press('٢', { code: 'Digit2', ctrlKey: true }), everything)).toBe('account');
});
