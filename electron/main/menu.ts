import { MENU_KEYS } from '#contract/rules/menuKeys.ts';
import type { ZoomStep } from '#contract/rules/zoom.ts';
import type { Sentence, Words } from '#words/words.ts';
import type { MenuItemConstructorOptions } from 'electron';

interface MenuChoices {
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  readonly words: Words;
  readonly actions: MenuActions;
}

export interface MenuActions {
  readonly openSettings: () => void;
  readonly zoom: (step: ZoomStep) => void;
}

type Item = MenuItemConstructorOptions;

/**
 * The system's own menu: settings, editing, zoom, windows, quit. Reload and developer tools only while developing. Every
 * item has words of its own: Electron's are English, and a Mac's are the system's language, not the chosen one.
 */
export function applicationMenu({ platform, isDevelopment, words, actions }: MenuChoices): Item[] {
  const isMac = platform === 'darwin';
  const item = (role: NonNullable<Item['role']>, name: Sentence): Item => ({ role, label: words.say(name) });
  const settings: Item = {
    label: words.say('settings'),
    accelerator: acceleratorOf(MENU_KEYS.settings),
    click: actions.openSettings,
  };
  return [
    isMac
      ? { label: words.say('app'), submenu: macAppItems(item, settings) }
      : {
          label: words.say('fileMenu'),
          submenu: [settings, LINE, item('close', 'closeWindow'), item('quit', 'quitApp')],
        },
    { ...item('editMenu', 'editMenu'), submenu: editItems(item, isMac) },
    {
      label: words.say('viewMenu'),
      submenu: [
        ...(isDevelopment ? DEVELOPING : []),
        ...zoomItems(words, actions),
        LINE,
        item('togglefullscreen', 'fullScreen'),
      ],
    },
    { ...item('windowMenu', 'windowMenu'), submenu: windowItems(item, isMac) },
  ];
}

const LINE: Item = { type: 'separator' };
const DEVELOPING: Item[] = [{ role: 'reload' }, { role: 'forceReload' }, { role: 'toggleDevTools' }, LINE];

type MakeItem = (role: NonNullable<Item['role']>, name: Sentence) => Item;

function macAppItems(item: MakeItem, settings: Item): Item[] {
  return [
    item('about', 'about'),
    LINE,
    settings,
    LINE,
    item('services', 'services'),
    LINE,
    item('hide', 'hideApp'),
    item('hideOthers', 'hideOthers'),
    item('unhide', 'showAll'),
    LINE,
    item('quit', 'quitApp'),
  ];
}

function editItems(item: MakeItem, isMac: boolean): Item[] {
  return [
    item('undo', 'undo'),
    item('redo', 'redo'),
    LINE,
    item('cut', 'cut'),
    item('copy', 'copy'),
    item('paste', 'paste'),
    ...(isMac ? [item('pasteAndMatchStyle', 'pasteAsText')] : []),
    item('delete', 'delete'),
    LINE,
    item('selectAll', 'selectAll'),
  ];
}

function windowItems(item: MakeItem, isMac: boolean): Item[] {
  return [
    item('minimize', 'minimize'),
    item('zoom', 'zoomWindow'),
    ...(isMac ? [LINE, item('front', 'bringToFront')] : [item('close', 'closeWindow')]),
  ];
}

/** Not by Electron's roles, which change the window and forget it: the zoom is a setting, and is kept. */
function zoomItems(words: Words, { zoom }: MenuActions): Item[] {
  return [
    {
      label: words.say('actualSize'),
      accelerator: acceleratorOf(MENU_KEYS.zoomReset),
      click: () => zoom('reset'),
    },
    { label: words.say('zoomIn'), accelerator: acceleratorOf(MENU_KEYS.zoomIn), click: () => zoom('in') },
    {
      label: words.say('zoomIn'),
      accelerator: acceleratorOf(MENU_KEYS.zoomInPlain),
      visible: false,
      acceleratorWorksWhenHidden: true,
      click: () => zoom('in'),
    },
    { label: words.say('zoomOut'), accelerator: acceleratorOf(MENU_KEYS.zoomOut), click: () => zoom('out') },
  ];
}

function acceleratorOf(keys: string): string {
  return keys.replace('Mod', 'CommandOrControl');
}
