import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../ports.ts';
import { CALLS, fromWire, type Opened, type StoreReply, type StoreRequest } from './protocol.ts';
import type { Store } from './store.ts';
import { storeErrors } from './storeErrors.ts';

export interface StoreOptions {
  /** The database file; its folder is made where it is missing. */
  readonly file: string;
  /** 64 hexadecimal characters: 32 random bytes. */
  readonly key: string;
  /** The worker's entry: `worker.ts`, or the file it was bundled into. */
  readonly worker: URL;
  readonly logger?: Logger;
}

/**
 * Files open in this process. Opening one twice must not get as far as the file: closing any descriptor of it would
 * drop the lock that keeps other processes out.
 */
const openFiles = new Set<string>();

/**
 * Opens an account's store in a worker thread of its own. Rejects with STORE_WRONG_KEY, STORE_DAMAGED, STORE_TOO_NEW,
 * STORE_IN_USE, DISK_FULL or DISK_REFUSED; the file is then as it was.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const file = nameOf(options.file);
  if (openFiles.has(file)) throw storeErrors.inUse(options.file);
  openFiles.add(file);
  const thread = startThread(options, () => openFiles.delete(file));
  try {
    const { wasCrash } = (await thread.ask({ kind: 'open', file: options.file, key: options.key })) as Opened;
    if (wasCrash)
      options.logger?.warn('a store was not closed the last time; its file was checked and is sound');
    return createProxy(thread);
  } catch (error) {
    await thread.ended;
    throw error;
  }
}

type Question = StoreRequest extends infer R ? (R extends StoreRequest ? Omit<R, 'id'> : never) : never;

interface Thread {
  ask(question: Question): Promise<unknown>;
  isOver(): boolean;
  /** Resolves when the thread is gone, however it ended. */
  readonly ended: Promise<void>;
}

function startThread({ worker: entry, logger }: StoreOptions, onEnd: () => void): Thread {
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let nextId = 1;
  let isOver = false;
  let failure: unknown;
  // Without the host's own flags: they are not meant for a thread, and some keep one from starting.
  const worker = new Worker(entry, { name: 'store', execArgv: [] });

  const ended = new Promise<void>((resolveEnded) => {
    worker.once('exit', (code) => {
      isOver = true;
      if (code !== 0) logger?.error('a store’s thread stopped', { code });
      for (const { reject } of pending.values()) reject(storeErrors.died(failure));
      pending.clear();
      onEnd();
      resolveEnded();
    });
  });
  worker.on('error', (error) => {
    failure = error;
    logger?.error('a store’s thread failed', { error });
  });
  worker.on('message', (reply: StoreReply) => {
    const waiting = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(fromWire(reply.error));
  });

  return {
    ended,
    isOver: () => isOver,
    ask(question) {
      if (isOver) return Promise.reject(storeErrors.died(failure));
      return new Promise((resolveAnswer, reject) => {
        const id = nextId++;
        worker.postMessage({ ...question, id });
        pending.set(id, { resolve: resolveAnswer, reject });
      });
    },
  };
}

function createProxy(thread: Thread): Store {
  let closing: Promise<void> | null = null;
  const ask =
    (domain: string, call: string) =>
    (...args: unknown[]): Promise<unknown> =>
      closing ? Promise.reject(storeErrors.closed()) : thread.ask({ kind: 'call', domain, call, args });
  const domains = Object.entries(CALLS).map(([domain, calls]) => {
    const answers = Object.fromEntries(calls.map((call) => [call, ask(domain, call)]));
    return [domain, Object.freeze(answers)] as const;
  });

  async function close(): Promise<void> {
    // A thread that died has nothing left to close.
    if (thread.isOver()) return;
    await thread.ask({ kind: 'close' }).finally(() => thread.ended);
  }

  return Object.freeze({
    ...(Object.fromEntries(domains) as Omit<Store, 'close'>),
    close: () => (closing ??= close()),
  });
}

/** The same file under one name, whatever links lead to its folder. */
function nameOf(file: string): string {
  const path = resolve(file);
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}
