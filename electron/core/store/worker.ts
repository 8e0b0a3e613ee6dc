import { parentPort, type MessagePort } from 'node:worker_threads';
import { backUp, backUpOpen, clearAside } from './file/backups.ts';
import type { BetweenRequests } from './contacts/contactList.ts';
import type { OpenedDatabase } from './file/database.ts';
import { openOrMend, type OpenedStore } from './salvage/mend.ts';
import { createMessageBackfill } from './search/messageIndex.ts';
import { CALLS, toWire, type Closed, type Opened, type StoreReply, type StoreRequest } from './protocol.ts';
import { createQueries } from './queries.ts';
import { isDamage, storeErrors, toStoreError } from './storeErrors.ts';

/**
 * A store's worker thread: one file, one writer. Requests are answered one by one in the order they came. The key arrives in the first message and is kept nowhere but in SQLite.
 */
type Answer = (domain: string, call: string, args: readonly unknown[]) => unknown;

function serve(port: MessagePort): void {
  let file = '';
  let opened: OpenedStore | null = null;
  let answer: Answer | null = null;

  function handle(request: StoreRequest): unknown {
    switch (request.kind) {
      case 'open':
        file = request.file;
        opened = openOrMend(file, request.key, request.now);
        answer = answerFrom(opened, betweenRequests);
        betweenRequests(createMessageBackfill(opened.db).step);
        return { wasCrash: opened.wasCrash, salvaged: opened.salvaged } satisfies Opened;
      case 'call':
        if (!answer) throw new Error('The store is not open.');
        return call(request.domain, request.call, request.args);
      case 'backUp':
        return noticingDamage(() => {
          if (!opened) throw new Error('The store is not open.');
          backUpOpen(opened.db, file, request.now);
          return request.now;
        });
      case 'close':
        return close(request.backUpAt);
    }
  }

  function call(domain: string, name: string, args: readonly unknown[]): unknown {
    return noticingDamage(() => answer?.(domain, name, args));
  }

  function noticingDamage<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (!isDamage(error)) throw error;
      opened?.suspect();
      throw storeErrors.damageMet(file, error);
    }
  }

  /**
   * Does the pieces of a long work between requests until none is left. Where one fails (a full disk), what is asked
   * goes on without it and the next start begins where it ended.
   */
  function betweenRequests(step: () => boolean): void {
    setImmediate(() => {
      try {
        if (opened && step()) betweenRequests(step);
      } catch (error) {
        if (isDamage(error)) opened?.suspect();
      }
    });
  }

  function close(backUpAt: number | null): Closed {
    const closing = opened;
    answer = null;
    opened = null;
    const isSound = closing?.close() ?? false;
    return { backup: isSound && backUpAt !== null ? keep(file, backUpAt) : null };
  }

  port.on('message', (request: StoreRequest) => {
    port.postMessage(replyTo(request));
    if (!opened) port.close();
  });

  function replyTo(request: StoreRequest): StoreReply {
    try {
      return { id: request.id, ok: true, value: handle(request) };
    } catch (error) {
      return { id: request.id, ok: false, error: toWire(toStoreError(error, file)) };
    }
  }
}

/** A store that is closed and sound: a copy of it is kept, and old damaged ones go. */
function keep(file: string, now: number): Closed['backup'] {
  try {
    clearAside(file, now);
    return backUp(file, now);
  } catch (error) {
    return { kind: 'failed', error: toWire(toStoreError(error, file)) };
  }
}

function answerFrom({ db }: OpenedDatabase, betweenRequests: BetweenRequests): Answer {
  const queries = createQueries(db, betweenRequests) as unknown as Record<
    string,
    Record<string, (...args: unknown[]) => unknown>
  >;
  const names: Record<string, readonly string[]> = CALLS;
  return (domain, name, args) => {
    const call = names[domain]?.includes(name) ? queries[domain]?.[name] : undefined;
    if (!call) throw new Error(`A store has no call ${domain}.${name}.`);
    return call(...args);
  };
}

if (parentPort) serve(parentPort);
