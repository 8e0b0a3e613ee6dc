import type { App, CommandLine, Dialog } from 'electron';

interface Started {
  readonly isPackaged: boolean;
  readonly commandLine: Pick<CommandLine, 'hasSwitch'>;
}

/**
 * Whether an installed app was started without Chromium's sandbox: by hand, by ELECTRON_DISABLE_SANDBOX, or by the
 * launcher of an AppImage on a system that forbids user namespaces. Ask before `app.enableSandbox`, which takes the
 * switch off the line; by then the process that all pages come from runs without it. From the sources it may be
 * switched off: a container has no other way.
 */
export function isUnsandboxed({ isPackaged, commandLine }: Started): boolean {
  return isPackaged && commandLine.hasSwitch('no-sandbox');
}

interface RefusalDeps {
  readonly app: Pick<App, 'exit' | 'whenReady'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly isAppImage: boolean;
}

/**
 * Strangers' words are shown in the window, so it is not opened without a sandbox around it: says what to do instead,
 * and ends. Linux shows no box before the app is ready.
 */
export async function refuseUnsandboxed({ app, dialog, isAppImage }: RefusalDeps): Promise<void> {
  await app.whenReady();
  dialog.showErrorBox('Inlobo Desk does not run without its sandbox', isAppImage ? APP_IMAGE : SWITCHED_OFF);
  app.exit(1);
}

const WHY =
  'The sandbox keeps what strangers write to you away from the rest of your computer, and it is switched off.';
const APP_IMAGE = `${WHY} This system does not let an AppImage have one, as Ubuntu does from 24.04. Install the deb package of Inlobo Desk instead; your accounts and messages are kept. Where there is no deb, allow user namespaces for this program in the system’s settings.`;
const SWITCHED_OFF = `${WHY} Start Inlobo Desk without --no-sandbox, and without ELECTRON_DISABLE_SANDBOX.`;
