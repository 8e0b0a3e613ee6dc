import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { BRIDGE_KEY, EVENT_CHANNEL, RPC_CHANNEL } from '#contract/channels.ts';

/** All that the page gets: asking, and hearing what changed. Neither ipcRenderer nor its event objects cross. */
contextBridge.exposeInMainWorld(BRIDGE_KEY, {
  rpc: (route: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(RPC_CHANNEL, route, input),
  onEvent: (callback: (event: unknown) => void): (() => void) => {
    const listener = (_: IpcRendererEvent, event: unknown) => callback(event);
    ipcRenderer.on(EVENT_CHANNEL, listener);
    return () => void ipcRenderer.removeListener(EVENT_CHANNEL, listener);
  },
});
