import type { Session } from 'electron';

type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'on'
>;

/**
 * Pages get no camera, microphone, place, clipboard reading or device: nothing in the app needs one. Of downloads only
 * files that our own page wrote, as exports; a dialog asks where they go.
 */
export function denyPermissions(session: GuardedSession, ownOrigin: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event, item) => {
    // A file made in a page has an address that names the page's origin.
    if (!item.getURL().startsWith(`blob:${ownOrigin}/`)) event.preventDefault();
  });
}
