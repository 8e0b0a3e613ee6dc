import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { wordsIn } from '#words/words.ts';
import { applicationMenu } from './menu.ts';
import { textMenu } from './textMenu.ts';

const actions = { openSettings: () => undefined, zoom: () => undefined };

const english = wordsIn('en');

const rolesOf = (items: MenuItemConstructorOptions[]): string[] =>
  items.flatMap((item) => [
    ...(item.role ? [item.role] : []),
    ...(Array.isArray(item.submenu) ? rolesOf(item.submenu) : []),
  ]);

test.each(['darwin', 'win32', 'linux'] as const)(
  'on %s one can edit and quit, and nobody reloads by accident',
  (platform) => {
    const roles = rolesOf(applicationMenu({ platform, isDevelopment: false, words: english, actions }));
    expect(roles).toContain('editMenu');
    expect(roles).toContain('quit');
    for (const role of ['reload', 'forceReload', 'toggleDevTools', 'viewMenu', 'fileMenu'])
      expect(roles).not.toContain(role);
    expect(rolesOf(applicationMenu({ platform, isDevelopment: true, words: english, actions }))).toContain(
      'reload',
    );
  },
);

const unlabelled = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [
    ...(item.type === 'separator' || item.label ? [] : [item]),
    ...(Array.isArray(item.submenu) ? unlabelled(item.submenu) : []),
  ]);

test.each(['darwin', 'win32', 'linux'] as const)(
  'on %s no item is left to Electron’s English',
  (platform) => {
    const items = applicationMenu({ platform, isDevelopment: false, words: wordsIn('es'), actions });
    expect(unlabelled(items)).toEqual([]);
    const text = textMenu({ ...clicked, isEditable: true, misspelledWord: 'ola' }, wordsIn('es'), acts);
    expect(unlabelled(text)).toEqual([]);
  },
);

const clicked = {
  isEditable: false,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: {
    canUndo: false,
    canRedo: false,
    canCut: false,
    canCopy: true,
    canPaste: true,
    canDelete: false,
    canSelectAll: true,
    canEditRichly: false,
  },
};
const acts = { replace: () => undefined, learn: () => undefined };

test('a right click offers copying where something is marked, editing where one types, else nothing', () => {
  expect(textMenu(clicked, english, acts)).toEqual([]);
  expect(rolesOf(textMenu({ ...clicked, selectionText: 'Pune' }, english, acts))).toEqual(['copy']);
  const items = textMenu({ ...clicked, isEditable: true }, english, acts);
  expect(rolesOf(items)).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']);
  expect(items.find((item) => item.role === 'cut')?.enabled).toBe(false);
  expect(items.find((item) => item.role === 'paste')?.enabled).toBe(true);
});

test('a misspelt word is replaced by the one that is clicked, or learnt', () => {
  const done: string[] = [];
  const items = textMenu(
    {
      ...clicked,
      isEditable: true,
      misspelledWord: 'shiping',
      dictionarySuggestions: ['shipping', 'shopping'],
    },
    english,
    { replace: (word) => done.push(`replace ${word}`), learn: (word) => done.push(`learn ${word}`) },
  );
  for (const item of items.slice(0, 3)) (item.click as unknown as () => void)();
  expect(done).toEqual(['replace shipping', 'replace shopping', 'learn shiping']);
});
