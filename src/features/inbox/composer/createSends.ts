import { shallowReactive } from 'vue';
import { createClientId } from '#contract/ids.ts';
import type { Message, OutgoingContent } from '#contract/routes/messages.ts';
import { toBridgeError, type BridgeError } from '@/bridge';
import type { DraftKeeper, DraftPart, SavedDraft } from './draftKeeper';

export interface SendsDeps {
  readonly send: (send: {
    to: string;
    content: OutgoingContent;
    clientId: string;
    draft?: SavedDraft;
  }) => Promise<{ message: Message }>;
  readonly drafts: DraftKeeper;
  readonly now: () => number;
}

/** Why the newest message of a chat was not taken, and where it stands again. */
export interface SendProblem {
  readonly part: DraftPart;
  readonly error: BridgeError;
}

/** Messages on their way to the app, per chat of one account. They live on while another chat is open. */
export interface Sends {
  /** Messages that show already and that `messages.list` may not know yet. */
  pendingOf(phone: string): readonly Message[];
  problemOf(phone: string): SendProblem | null;
  dismissProblem(phone: string): void;
  /**
   * Hands a message to the app, and empties the part of the draft it was made of. That part stays saved until the app
   * has the message, so no crash loses it, and comes back where it was not taken. Gives whether it was taken.
   */
  send(phone: string, content: OutgoingContent, part: DraftPart): Promise<boolean>;
  /** These rows are known now, so they are no longer pending. */
  seen(phone: string, rows: readonly Message[]): void;
}

export function createSends({ send, drafts, now }: SendsDeps): Sends {
  const pending = shallowReactive(new Map<string, readonly Message[]>());
  const problems = shallowReactive(new Map<string, SendProblem>());
  /** What was not taken: the same again is the same message, should the app have it after all. */
  const refused = new Map<string, { content: string; clientId: string }>();
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
    async send(phone, content, part) {
      const place = `${part} ${phone}`;
      const written = JSON.stringify(content);
      const before = refused.get(place);
      const clientId = before?.content === written ? before.clientId : createClientId();
      problems.delete(phone);
      pending.set(phone, [
        ...pendingOf(phone),
        optimistic({ id: (lastId -= 1), clientId, phone, content, at: now() }),
      ]);
      const lifted = drafts.lift(phone, part);
      try {
        const { message } = await inTurn(phone, () => {
          // With the message, so that a crash never leaves what was sent in the box as well.
          const draft = lifted.rest();
          return send({ to: phone, content, clientId, ...(draft && { draft }) });
        });
        refused.delete(place);
        replace(phone, clientId, [message]);
        lifted.drop();
        void drafts.flush();
        return true;
      } catch (thrown) {
        replace(phone, clientId, []);
        refused.set(place, { content: written, clientId });
        problems.set(phone, { part, error: toBridgeError(thrown) });
        lifted.putBack();
        return false;
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
