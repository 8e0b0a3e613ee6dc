import type { App } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Settles where everything is kept, before the lock (which belongs to the folder) is asked for: `chosen`, or this
 * user's folder for the app. What Chromium keeps for itself goes into a folder of its own. Gives the app's folder.
 */
export function chooseFolders(app: Pick<App, 'getPath' | 'setPath'>, chosen: string | undefined): string {
  const dataDir = chosen ?? join(app.getPath('appData'), 'Inlobo Desk');
  const chromium = join(dataDir, 'chromium');
  // setPath refuses a folder that is not there.
  mkdirSync(chromium, { recursive: true, mode: 0o700 });
  app.setPath('userData', dataDir);
  app.setPath('sessionData', chromium);
  return dataDir;
}
