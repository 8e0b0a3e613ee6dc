import { parentPort, type MessagePort } from 'node:worker_threads';
import { openDatabase, type OpenedDatabase } from './database.ts';
import { CALLS, toWire, type Opened, type StoreReply, type StoreRequest } from './protocol.ts';
import { createQueries } from './queries.ts';
import { toStoreError } from './storeErrors.ts';

/**
 * A store's worker thread: one file, one writer. Requests are answered one by one in the order they came. The key arrives in the first message and is kept nowhere but in SQLite.
 */
type Answer = (domain: string, call: string, args: readonly unknown[]) => unknown;

function serve(port: MessagePort): void {
  let file = '';
  let opened: OpenedDatabase | null = null;
  let answer: Answer | null = null;

  function handle(request: StoreRequest): unknown {
    switch (request.kind) {
      case 'open':
        file = request.file;
        opened = openDatabase(file, request.key);
        answer = answerFrom(opened);
        return { wasCrash: opened.wasCrash } satisfies Opened;
      case 'call':
        if (!answer) throw new Error('The store is not open.');
        return answer(request.domain, request.call, request.args);
      case 'close':
        answer = null;
        opened?.close();
        opened = null;
        return undefined;
    }
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

function answerFrom({ db }: OpenedDatabase): Answer {
  const queries = createQueries(db) as unknown as Record<
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
