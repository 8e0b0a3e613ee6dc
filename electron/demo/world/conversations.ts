import type { Message } from './model.ts';

/** Everybody's messages. Seeded threads are written when somebody first asks for them. */
export interface Conversations {
  /** The messages of a phone that exist at `now`, oldest first. */
  at(phone: string, now: number): readonly Message[];
  /** Whether a message of the customer is on its way: when it will come. */
  pendingInboundAt(phone: string, now: number): number | null;
  lastInboundAt(phone: string, now: number): number | null;
  add(message: Message): void;
  /** Replaces a message by another of the same id and time. */
  replace(message: Message): void;
  find(id: string): Message | undefined;
}

export function createConversations(seeded: (phone: string) => Message[]): Conversations {
  const threads = new Map<string, Message[]>();
  const byId = new Map<string, Message>();

  const thread = (phone: string): Message[] => {
    let messages = threads.get(phone);
    if (!messages) {
      messages = seeded(phone);
      threads.set(phone, messages);
      for (const message of messages) byId.set(message.id, message);
    }
    return messages;
  };

  return {
    at(phone, now) {
      const messages = thread(phone);
      const future = messages.findIndex(({ at }) => at > now);
      return future < 0 ? messages : messages.slice(0, future);
    },
    pendingInboundAt(phone, now) {
      return thread(phone).findLast(({ direction, at }) => direction === 'inbound' && at > now)?.at ?? null;
    },
    lastInboundAt(phone, now) {
      return thread(phone).findLast(({ direction, at }) => direction === 'inbound' && at <= now)?.at ?? null;
    },
    add(message) {
      const messages = thread(message.phone);
      const before = messages.findLastIndex(({ at }) => at <= message.at);
      messages.splice(before + 1, 0, message);
      byId.set(message.id, message);
    },
    replace(message) {
      const messages = thread(message.phone);
      const index = messages.findIndex(({ id }) => id === message.id);
      if (index >= 0) messages[index] = message;
      byId.set(message.id, message);
    },
    find: (id) => byId.get(id),
  };
}
