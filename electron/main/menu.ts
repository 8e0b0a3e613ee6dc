import type { MenuItemConstructorOptions } from 'electron';

interface MenuChoices {
  readonly platform: NodeJS.Platform;
  readonly isDevelopment: boolean;
}

/** The system's own menu: editing, zoom, windows, quit. Reload and developer tools only while developing. */
export function applicationMenu({ platform, isDevelopment }: MenuChoices): MenuItemConstructorOptions[] {
  const developing: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { role: 'forceReload' },
    { role: 'toggleDevTools' },
    { type: 'separator' },
  ];
  return [
    platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        ...(isDevelopment ? developing : []),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
