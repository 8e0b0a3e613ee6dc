import { EVENT_CHANNEL, RPC_CHANNEL } from '#contract/channels.ts';
import type { AppEvent } from '#contract/events.ts';
import type { Caller, Core } from '#core/createCore.ts';
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';

type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/** Puts the core behind the one request channel. Who asks is read off the frame itself; the core's door judges it. */
export function answerRequests(ipcMain: Pick<IpcMain, 'handle'>, core: Pick<Core, 'dispatch'>): void {
  ipcMain.handle(RPC_CHANNEL, (event, route: unknown, input: unknown) =>
    core.dispatch(callerOf(event), route, input),
  );
}

/** A frame that is gone by now, or never was one, is nobody. */
export function callerOf({ sender, senderFrame }: Sender): Caller {
  if (!senderFrame) return { origin: 'null', isTopFrame: false };
  return { origin: senderFrame.origin, isTopFrame: senderFrame === sender.mainFrame };
}

/** Tells the app's own windows, and no other page, what changed. */
export function tellWindows(
  core: Pick<Core, 'onEvent'>,
  openPages: () => readonly Pick<WebContents, 'isDestroyed' | 'send'>[],
): () => void {
  return core.onEvent((event: AppEvent) => {
    for (const page of openPages()) if (!page.isDestroyed()) page.send(EVENT_CHANNEL, event);
  });
}
