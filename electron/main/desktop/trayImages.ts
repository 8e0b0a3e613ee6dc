/** Files of resources/tray, made by `npm run icons`. */
export const UNREAD_DOT = 'unread.png';

/** A Mac draws the form of a template in the colour of its menu bar. */
export function trayImage(platform: NodeJS.Platform, isUnread: boolean): string {
  return `tray${isUnread ? 'Unread' : ''}${platform === 'darwin' ? 'Template' : ''}.png`;
}
