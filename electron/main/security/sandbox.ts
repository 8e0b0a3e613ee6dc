import type { Speak } from '#words/speech.ts';
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
  readonly speak: Speak;
}

/**
 * Strangers' words are shown in the window, so it is not opened without a sandbox around it: says what to do instead,
 * and ends. Linux shows no box before the app is ready.
 */
export async function refuseUnsandboxed({ app, dialog, isAppImage, speak }: RefusalDeps): Promise<void> {
  await app.whenReady();
  const words = speak();
  const whatToDo = words.say(isAppImage ? 'sandboxOfAppImage' : 'sandboxSwitchedOff');
  dialog.showErrorBox(words.say('noSandbox'), `${words.say('whySandbox')} ${whatToDo}`);
  app.exit(1);
}
