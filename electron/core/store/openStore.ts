import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock, Logger } from '../ports.ts';
import { packed } from './packing.ts';
import { CALLS, fromWire, type Closed, type Opened, type StoreReply, type StoreRequest } from './protocol.ts';
import type { Store } from './store.ts';
import { storeErrors } from './storeErrors.ts';

export interface StoreOptions {
  /** The database file; its folder is made where it is missing. */
  readonly file: string;
  /** 64 hexadecimal characters: 32 random bytes. */
  readonly key: string;
  /** The worker's entry: `worker.ts`, or the file it was bundled into. */
  readonly worker: URL;
  /** Dates backups, and damaged files that are set aside. */
  readonly clock: Pick<Clock, 'now'>;
  readonly logger?: Logger;
}

/**
 * Files open in this process. Opening one twice must not get as far as the file: closing any descriptor of it would
 * drop the lock that keeps other processes out.
 */
const openFiles = new Set<string>();

/**
 * Opens an account's store in a worker thread of its own; a damaged one is set aside and mended first, which `opened`
 * then tells. Rejects with STORE_WRONG_KEY, STORE_TOO_NEW, STORE_IN_USE, DISK_FULL or DISK_REFUSED, and the file is as
 * it was; with STORE_DAMAGED where not even a new file stays whole.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const file = nameOf(options.file);
  if (openFiles.has(file)) throw storeErrors.inUse(options.file);
  openFiles.add(file);
  const thread = startThread(options, () => openFiles.delete(file));
  try {
    const { clock, key, logger } = options;
    const question = { kind: 'open', file: options.file, key, now: clock.now() } as const;
    const opened = (await thread.ask(question)) as Opened;
    if (opened.wasCrash)
      logger?.warn('a store was not closed the last time; its file was checked and is sound');
    return createProxy(thread, opened, options);
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

function createProxy(thread: Thread, opened: Opened, { clock, logger }: StoreOptions): Store {
  let closing: Promise<void> | null = null;
  const ask =
    (domain: string, call: string) =>
    (...args: unknown[]): Promise<unknown> =>
      closing
        ? Promise.reject(storeErrors.closed())
        : thread.ask({ kind: 'call', domain, call, args: packed(domain, call, args) });
  const domains = Object.entries(CALLS).map(([domain, calls]) => {
    const answers = Object.fromEntries(calls.map((call) => [call, ask(domain, call)]));
    return [domain, Object.freeze(answers)] as const;
  });

  async function close(withoutBackup: boolean): Promise<void> {
    // A thread that died has nothing left to close.
    if (thread.isOver()) return;
    const question = { kind: 'close', backUpAt: withoutBackup ? null : clock.now() } as const;
    const { backup } = (await thread.ask(question).finally(() => thread.ended)) as Closed;
    if (backup?.kind === 'failed') {
      logger?.warn('a store could not be backed up', { error: fromWire(backup.error) });
    } else if (backup?.kind === 'skipped' && backup.because === 'short-of-space') {
      logger?.warn('a store was not backed up: the disk is nearly full');
    }
  }

  return Object.freeze({
    ...(Object.fromEntries(domains) as Omit<Store, 'close' | 'opened' | 'backUp'>),
    opened,
    async backUp() {
      if (closing) throw storeErrors.closed();
      return (await thread.ask({ kind: 'backUp', now: clock.now() })) as number;
    },
    close: (closeOptions?: { readonly withoutBackup?: boolean }) =>
      (closing ??= close(closeOptions?.withoutBackup ?? false)),
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
