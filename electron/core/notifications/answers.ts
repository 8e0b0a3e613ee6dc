import { AppError, type ErrorCode, type Problem } from '#contract/errors.ts';
import type { AppEvent } from '#contract/events.ts';
import { isServiceWindowOpen } from '#contract/rules/serviceWindow.ts';
import { leadsTo } from './leadsTo.ts';
import type { NotificationDeps } from './notifications.ts';
import { oneLine } from './noticeText.ts';
import type { Sentence } from '#words/words.ts';

interface To {
  readonly accountId: string;
  readonly phone: string;
  /** As it is shown. */
  readonly name: string;
}

/** Answers typed into a notification. */
export interface Answers {
  /** Takes one answer: the system may call back twice for one notification. */
  once(to: To): (text: string) => void;
  seen(accountId: string, phone: string): void;
  stop(): void;
}

const LONGEST = 240;
const WHY: { readonly [Code in ErrorCode]?: Sentence } = {
  WINDOW_CLOSED: 'windowClosed',
  KEY_REFUSED: 'keyRefused',
  KEY_MISSING: 'keyMissing',
  VAULT_LOCKED: 'vaultLocked',
  WHATSAPP_FAILED: 'refused',
  API_REJECTED: 'refused',
};

/**
 * Sends what was typed through the outbox, under a new clientId. What can't leave is told, and the words are kept: as the
 * chat's draft, or where there is one already as a message that waits or failed, in its bubble.
 */
export function createAnswers(deps: NotificationDeps): Answers {
  const { accounts, chat, notifier, navigation, clock, random, settings, logger, speak } = deps;
  /** Those on their way, by message id within their account. */
  const leaving = new Map<string, To>();

  async function answer(to: To, text: string): Promise<void> {
    const problem = await refusalOf(to);
    if (problem && (await keepAsDraft(to, text))) {
      tellOf(to, problem, speak().say('answerIsKept'));
      return;
    }
    try {
      await send(to, text);
      if (problem) tellOf(to, problem, speak().say('answerIsKept'));
    } catch (error) {
      const why = problem ?? (error instanceof AppError ? error.toProblem() : null);
      const isKept = await keepAsDraft(to, text);
      tellOf(
        to,
        why,
        isKept ? speak().say('answerIsKept') : speak().say('answerWas', { text: oneLine(text, LONGEST) }),
      );
      if (!why) logger.error('an answer from a notification could not be sent', { error });
    }
  }

  async function send(to: To, text: string): Promise<void> {
    const { accountId, phone } = to;
    const clientId = Buffer.from(random.bytes(16)).toString('hex');
    const { message } = await chat.send({ accountId, phone, text, clientId });
    leaving.set(`${accountId} ${message.id}`, to);
    // Whoever answers has read.
    await chat.markRead({ accountId, phone }).catch((error: unknown) => {
      logger.warn('an answered chat could not be marked as read', { error });
    });
    await follow(accountId, message.id);
  }

  /** What is known to keep it from leaving; null: nothing. */
  async function refusalOf({ accountId, phone }: To): Promise<Problem | null> {
    const account = (await accounts.list()).find(({ id }) => id === accountId);
    if (!account || account.problem) return account?.problem ?? null;
    const { store } = await accounts.work(accountId);
    const conversation = await store.conversations.get(phone);
    if (isServiceWindowOpen(conversation?.lastInboundAt ?? null, clock.now())) return null;
    return { code: 'WINDOW_CLOSED', message: speak().say('windowClosed') };
  }

  /** Whether it was kept: what somebody is writing in the chat is never overwritten. */
  async function keepAsDraft({ accountId, phone }: To, text: string): Promise<boolean> {
    try {
      const { store } = await accounts.work(accountId);
      const draft = await store.drafts.get(phone);
      if (draft.text !== '' || draft.form !== null) return false;
      await chat.setDraft({ accountId, phone, text });
      return true;
    } catch (error) {
      logger.warn('an answer from a notification could not be kept as a draft', { error });
      return false;
    }
  }

  function hear(event: AppEvent): void {
    if (event.name !== 'messages.changed') return;
    for (const [key, { accountId, phone }] of leaving) {
      if (accountId !== event.accountId || phone !== event.phone) continue;
      follow(accountId, Number(key.split(' ')[1])).catch((error: unknown) => {
        logger.warn('what became of an answer is not known', { error });
      });
    }
  }

  /** Tells of one that failed on its way; its bubble keeps the words and says what can be done. */
  async function follow(accountId: string, id: number): Promise<void> {
    const key = `${accountId} ${id}`;
    const message = await (await accounts.work(accountId)).store.messages.get(id);
    if (message?.status === 'queued' || message?.status === 'sending') return;
    const to = leaving.get(key);
    leaving.delete(key);
    if (to && message?.status === 'failed') tellOf(to, message.error ?? null, speak().say('answerIsKept'));
  }

  function tellOf(to: To, problem: Problem | null, kept: string): void {
    const { accountId, phone, name } = to;
    const { notificationPrivacy } = settings.now();
    const isNamed = notificationPrivacy !== 'none';
    notifier.show({
      key: keyOf(accountId, phone),
      title: isNamed ? speak().say('answerNotSentTo', { name }) : speak().say('answerNotSent'),
      body: [problem && whyOf(problem), kept].filter(Boolean).join('\n'),
      isSilent: !settings.now().notificationSound,
      replyPlaceholder: null,
      leadsTo: leadsTo(accountId, phone, notificationPrivacy),
      onOpen: () => navigation.goTo({ kind: 'chat', accountId, phone }),
      onReply: () => undefined,
    });
  }

  /** Codes and their English sentences cross the bridge; here, where there is no window, a short one does. */
  function whyOf({ code, message }: Problem): string {
    const words = speak();
    return words.language === 'en' ? message : words.say(WHY[code] ?? 'notSentNow');
  }

  const unsubscribe = deps.onEvent(hear);

  return {
    once(to) {
      let isTaken = false;
      return (text) => {
        if (isTaken) return;
        isTaken = true;
        if (text.trim() === '') {
          navigation.goTo({ kind: 'chat', accountId: to.accountId, phone: to.phone });
          return;
        }
        answer(to, text).catch((error: unknown) => {
          logger.error('an answer from a notification was lost', { error });
          tellOf(to, null, speak().say('answerWas', { text: oneLine(text, LONGEST) }));
        });
      };
    },
    seen: (accountId, phone) => notifier.close(keyOf(accountId, phone)),
    stop: unsubscribe,
  };
}

function keyOf(accountId: string, phone: string): string {
  return `${accountId} ${phone} answer`;
}
