import type { ZoomStep } from '#contract/rules/zoom.ts';
import type { MenuItemConstructorOptions } from 'electron';

interface MenuChoices {
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
  readonly actions: MenuActions;
}

export interface MenuActions {
  readonly openSettings: () => void;
  readonly zoom: (step: ZoomStep) => void;
}

/** The system's own menu: settings, editing, zoom, windows, quit. Reload and developer tools only while developing. */
export function applicationMenu({
  platform,
  isDevelopment,
  actions,
}: MenuChoices): MenuItemConstructorOptions[] {
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CommandOrControl+,',
    click: actions.openSettings,
  };
  return [
    platform === 'darwin' ? macAppMenu(settings) : fileMenu(settings),
    { role: 'editMenu' },
    { label: 'View', submenu: [...(isDevelopment ? DEVELOPING : []), ...zoomItems(actions)] },
    { role: 'windowMenu' },
  ];
}

const DEVELOPING: MenuItemConstructorOptions[] = [
  { role: 'reload' },
  { role: 'forceReload' },
  { role: 'toggleDevTools' },
  { type: 'separator' },
];

function macAppMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: 'Inlobo Desk',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}

function fileMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [settings, { type: 'separator' }, { role: 'close' }, { role: 'quit' }],
  };
}

/** Not by Electron's roles, which change the window and forget it: the zoom is a setting, and is kept. */
function zoomItems({ zoom }: MenuActions): MenuItemConstructorOptions[] {
  return [
    { label: 'Actual Size', accelerator: 'CommandOrControl+0', click: () => zoom('reset') },
    { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', click: () => zoom('in') },
    // The key that plus is on, without Shift.
    {
      label: 'Zoom In',
      accelerator: 'CommandOrControl+=',
      visible: false,
      acceleratorWorksWhenHidden: true,
      click: () => zoom('in'),
    },
    { label: 'Zoom Out', accelerator: 'CommandOrControl+-', click: () => zoom('out') },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
}
