/**
 * Keys of the system's menu, in the notation of the app's table of commands (`src/shared/commands`), which holds the
 * same: held together with +, `Mod` is ⌘ on a Mac and Ctrl elsewhere.
 */
export const MENU_KEYS = {
  settings: 'Mod+,',
  zoomReset: 'Mod+0',
  zoomIn: 'Mod+Plus',
  /** The key that plus is on, without Shift. */
  zoomInPlain: 'Mod+=',
  zoomOut: 'Mod+-',
} as const;
