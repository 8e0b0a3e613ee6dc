import { AppError } from '#contract/errors.ts';
import type { Emit } from '#core/events.ts';
import { isE164, readTypedPhone } from '#core/lib/phone.ts';
import { refuseContent } from '#core/outbox/refuseContent.ts';
import type { Clock } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

interface MessageDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
  readonly emit: Emit;
}

export function messageHandlers({ work, clock, emit }: MessageDeps): HandlersOf<'messages'> {
  function changed(accountId: string, phone: string): void {
    emit({ name: 'messages.changed', accountId, phone });
    emit({ name: 'conversations.changed', accountId });
    emit({ name: 'sync.changed', accountId });
  }

  return {
    'messages.list': async ({ accountId, phone, before, limit }) => {
      const { store, sync } = await work(accountId);
      const query = { phone, limit, ...(before !== undefined && { before }) };
      const [{ rows, more }, history] = await Promise.all([
        store.messages.list(query),
        store.conversations.history(phone),
      ]);
      const isLoaded = history.polledAt !== null;
      if (!isLoaded) sync.look(phone);
      else if (rows.length < limit && !history.isComplete) sync.loadOlder(phone);
      return { rows, more: more || !history.isComplete, loaded: isLoaded, asOf: history.polledAt };
    },
    'messages.send': async ({ accountId, to, content, clientId, draft }) => {
      const { store, outbox } = await work(accountId);
      const phone = await readRecipient(store, to);
      refuseContent(content);
      const message = await store.outbox.enqueue({
        clientId,
        phone,
        content,
        at: clock.now(),
        draft,
      });
      outbox.wake();
      changed(accountId, phone);
      return { message };
    },
    'messages.retry': async ({ accountId, id }) => {
      const { store, outbox } = await work(accountId);
      const message = await store.outbox.retry(id, clock.now());
      if (!message) throw notWaiting();
      outbox.wake();
      changed(accountId, message.phone);
      return { message };
    },
    'messages.discard': async ({ accountId, id }) => {
      const { store } = await work(accountId);
      const message = await store.messages.get(id);
      if (!message || !(await store.outbox.discard(id))) throw notWaiting();
      changed(accountId, message.phone);
      return {};
    },
    'messages.settle': async ({ accountId, id }) => {
      const message = await (await work(accountId)).store.outbox.settleAsSent(id);
      if (!message) throw notWaiting();
      changed(accountId, message.phone);
      return { message };
    },
  };
}

/** Numbers are checked as typed; a key the server itself gave (a business-scoped id, an odd number) stands as it is. */
async function readRecipient(store: Store, to: string): Promise<string> {
  if (isE164(to)) return readTypedPhone(to);
  const [contact, conversation] = await Promise.all([store.contacts.get(to), store.conversations.get(to)]);
  return contact || conversation ? to : readTypedPhone(to);
}

function notWaiting(): AppError {
  return new AppError(
    'MESSAGE_NOT_RETRYABLE',
    'This message has moved on meanwhile, so there is nothing to do. Its bubble shows what became of it.',
  );
}
