import { BRIDGE_KEY, EVENT_CHANNEL, RPC_CHANNEL } from '#contract/channels.ts';
import type { ContextBridge, IpcRenderer } from 'electron';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt, outDir } from '../support/electronStandInBuild.ts';

interface Bridge {
  rpc(route: string, input: unknown): Promise<unknown>;
  onEvent(callback: (...args: unknown[]) => void): () => unknown;
}

beforeAll(ensureBuilt, 180_000);

/** Runs the built preload script as a sandboxed one runs: a require that knows electron, and nothing of Node. */
function runPreload() {
  const exposed: [string, Bridge][] = [];
  const invoked: unknown[][] = [];
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: (...args) => {
      invoked.push(args);
      return Promise.resolve({ ok: true, value: args });
    },
  } satisfies Pick<IpcRenderer, 'invoke'>);
  const contextBridge = {
    exposeInMainWorld: (key: string, api: Bridge) => void exposed.push([key, api]),
  } satisfies Pick<ContextBridge, 'exposeInMainWorld'>;
  const required: string[] = [];
  const sandbox = createContext({
    exports: {},
    require: (name: string) => {
      required.push(name);
      if (name !== 'electron') throw new Error(`a sandboxed preload script cannot require ${name}`);
      return { contextBridge, ipcRenderer };
    },
  });
  runInContext(readFileSync(join(outDir, 'preload', 'index.cjs'), 'utf8'), sandbox);
  return { exposed, invoked, required, ipcRenderer };
}

test('gives the page two functions under one name, and needs electron alone', () => {
  const { exposed, required } = runPreload();
  expect(required).toEqual(['electron']);
  expect(exposed).toHaveLength(1);
  const [key, bridge] = exposed[0]!;
  expect(key).toBe(BRIDGE_KEY);
  expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
    ['rpc', 'function'],
    ['onEvent', 'function'],
  ]);
});

test('asks on the one channel, whatever the page names', async () => {
  const { exposed, invoked } = runPreload();
  const [, bridge] = exposed[0]!;
  await bridge.rpc('system.info', { a: 1 });
  await bridge.rpc('shell.openExternal', 'file:///etc/passwd');
  expect(invoked).toEqual([
    [RPC_CHANNEL, 'system.info', { a: 1 }],
    [RPC_CHANNEL, 'shell.openExternal', 'file:///etc/passwd'],
  ]);
});

test('hands on what changed without the event object, until one stops listening', () => {
  const { exposed, ipcRenderer } = runPreload();
  const [, bridge] = exposed[0]!;
  const heard: unknown[][] = [];
  const other: unknown[][] = [];
  const stop = bridge.onEvent((...args) => void heard.push(args));
  bridge.onEvent((...args) => void other.push(args));
  const change = { name: 'settings.changed' };
  ipcRenderer.emit(EVENT_CHANNEL, { sender: ipcRenderer }, change, 'more');
  ipcRenderer.emit('some-other-channel', {}, { name: 'x' });
  expect(heard).toEqual([[change]]);

  expect(stop()).toBeUndefined();
  ipcRenderer.emit(EVENT_CHANNEL, {}, change);
  expect(heard).toHaveLength(1);
  expect(other).toHaveLength(2);
});
