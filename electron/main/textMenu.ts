import type { ContextMenuParams, Menu, MenuItemConstructorOptions, WebContents } from 'electron';

type TextPage = Pick<WebContents, 'on' | 'replaceMisspelling' | 'session'>;

/** A right click on text opens the system's own menu. */
export function offerTextMenu(page: TextPage, menus: Pick<typeof Menu, 'buildFromTemplate'>): void {
  page.on('context-menu', (_event, clicked) => {
    const items = textMenu(clicked, {
      replace: (word) => page.replaceMisspelling(word),
      learn: (word) => page.session.addWordToSpellCheckerDictionary(word),
    });
    if (items.length > 0) menus.buildFromTemplate(items).popup();
  });
}

interface WordActions {
  readonly replace: (word: string) => void;
  readonly learn: (word: string) => void;
}

type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

/** The menu of a right click on text: spelling and editing where one can type, copying elsewhere; empty: none. */
export function textMenu(clicked: Clicked, words: WordActions): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags } = clicked;
  if (!isEditable) return selectionText.trim() ? [{ role: 'copy' }] : [];
  const spelling: MenuItemConstructorOptions[] = misspelledWord
    ? [
        ...dictionarySuggestions.map((word) => ({ label: word, click: () => words.replace(word) })),
        { label: 'Add to dictionary', click: () => words.learn(misspelledWord) },
        { type: 'separator' },
      ]
    : [];
  return [
    ...spelling,
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
