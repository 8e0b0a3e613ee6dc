import type { Speak } from '#words/speech.ts';
import type { Words } from '#words/words.ts';
import type { ContextMenuParams, Menu, MenuItemConstructorOptions, WebContents } from 'electron';

type TextPage = Pick<WebContents, 'on' | 'replaceMisspelling' | 'session'>;

/** A right click on text opens the system's own menu. */
export function offerTextMenu(
  page: TextPage,
  menus: Pick<typeof Menu, 'buildFromTemplate'>,
  speak: Speak,
): void {
  page.on('context-menu', (_event, clicked) => {
    const items = textMenu(clicked, speak(), {
      replace: (word) => page.replaceMisspelling(word),
      learn: (word) => page.session.addWordToSpellCheckerDictionary(word),
    });
    if (items.length > 0) menus.buildFromTemplate(items).popup();
  });
}

type EditRole = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll';

interface WordActions {
  readonly replace: (word: string) => void;
  readonly learn: (word: string) => void;
}

type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

/** The menu of a right click on text: spelling and editing where one can type, copying elsewhere; empty: none. */
export function textMenu(clicked: Clicked, words: Words, actions: WordActions): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags } = clicked;
  // Electron's own labels are English outside of a Mac.
  const item = (role: EditRole, enabled = true) => ({ role, label: words.say(role), enabled });
  if (!isEditable) return selectionText.trim() ? [item('copy')] : [];
  const spelling: MenuItemConstructorOptions[] = misspelledWord
    ? [
        ...dictionarySuggestions.map((word) => ({ label: word, click: () => actions.replace(word) })),
        { label: words.say('addToDictionary'), click: () => actions.learn(misspelledWord) },
        { type: 'separator' },
      ]
    : [];
  return [
    ...spelling,
    item('undo', editFlags.canUndo),
    item('redo', editFlags.canRedo),
    { type: 'separator' },
    item('cut', editFlags.canCut),
    item('copy', editFlags.canCopy),
    item('paste', editFlags.canPaste),
    item('selectAll', editFlags.canSelectAll),
  ];
}
