import { shallowReactive } from 'vue';
import { createClientId } from '#contract/ids.ts';
import type { Message, OutgoingContent } from '#contract/routes/messages.ts';
import { toBridgeError, type BridgeError } from '@/bridge';
import type { DraftKeeper } from './draftKeeper';

export interface SendsDeps {
  readonly send: (send: {
    to: string;
    content: OutgoingContent;
    clientId: string;
  }) => Promise<{ message: Message }>;
  readonly drafts: DraftKeeper;
  readonly now: () => number;
}

/** Texts on their way to the app, per chat of one account. They live on while another chat is open. */
export interface Sends {
  /** Messages that show already and that `messages.list` may not know yet. */
  pendingOf(phone: string): readonly Message[];
  /** Why the newest text of a chat was not taken. It stands in the draft again. */
  problemOf(phone: string): BridgeError | null;
  dismissProblem(phone: string): void;
  /**
   * Hands a text to the app. It leaves the saved draft only once the app has it, so no crash loses it. Gives what the
   * box shall hold where the text was not taken; null where it was.
   */
  sendText(phone: string, text: string): Promise<string | null>;
  /** These rows are known now, so they are no longer pending. */
  seen(phone: string, rows: readonly Message[]): void;
}

export function createSends({ send, drafts, now }: SendsDeps): Sends {
  const pending = shallowReactive(new Map<string, readonly Message[]>());
  const problems = shallowReactive(new Map<string, BridgeError>());
  /** What was not taken: the same text again is the same message, should the app have it after all. */
  const refused = new Map<string, { text: string; clientId: string }>();
  /** One send of a chat at a time: messages arrive in the order they were written. */
  const underway = new Map<string, Promise<unknown>>();
  let lastId = 0;

  function inTurn(to: string, hand: () => ReturnType<SendsDeps['send']>): ReturnType<SendsDeps['send']> {
    const earlier = underway.get(to);
    const mine = earlier ? earlier.then(hand, hand) : hand();
    underway.set(to, mine);
    const forget = (): void => {
      if (underway.get(to) === mine) underway.delete(to);
    };
    mine.then(forget, forget);
    return mine;
  }

  const pendingOf = (phone: string): readonly Message[] => pending.get(phone) ?? NONE;
  const replace = (phone: string, clientId: string, by: readonly Message[]): void => {
    pending.set(
      phone,
      pendingOf(phone).flatMap((message) => (message.clientId === clientId ? by : [message])),
    );
  };

  return {
    pendingOf,
    problemOf: (phone) => problems.get(phone) ?? null,
    dismissProblem: (phone) => void problems.delete(phone),
    async sendText(phone, text) {
      const before = refused.get(phone);
      const clientId = before?.text === text ? before.clientId : createClientId();
      const content = { type: 'text', text } as const;
      problems.delete(phone);
      pending.set(phone, [
        ...pendingOf(phone),
        optimistic({ id: (lastId -= 1), clientId, phone, content, at: now() }),
      ]);
      try {
        const { message } = await inTurn(phone, () => send({ to: phone, content, clientId }));
        refused.delete(phone);
        replace(phone, clientId, [message]);
        if (drafts.peek(phone) === text) drafts.change(phone, '');
        void drafts.flush();
        return null;
      } catch (thrown) {
        replace(phone, clientId, []);
        refused.set(phone, { text, clientId });
        problems.set(phone, toBridgeError(thrown));
        const typedSince = drafts.peek(phone) ?? '';
        const restored = typedSince === text || typedSince.trim() === '' ? text : `${text}\n${typedSince}`;
        drafts.change(phone, restored);
        return restored;
      }
    },
    seen(phone, rows) {
      const known = new Set(rows.map((row) => row.clientId));
      const left = pendingOf(phone).filter((message) => !known.has(message.clientId));
      if (left.length < pendingOf(phone).length) pending.set(phone, left);
    },
  };
}

const NONE: readonly Message[] = [];

function optimistic(fields: Pick<Message, 'id' | 'clientId' | 'phone' | 'content' | 'at'>): Message {
  return { ...fields, remoteId: null, direction: 'out', status: 'queued', replyToId: null };
}
