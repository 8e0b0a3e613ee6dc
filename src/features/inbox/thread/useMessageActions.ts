import { shallowRef } from 'vue';
import type { Message } from '#contract/routes/messages.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import type { FateAction } from './fate';

interface MessageActionsOptions {
  readonly accountId: string;
  /** Puts a text into the composer and saves it as the draft. */
  readonly putBack: (text: string) => Promise<void>;
  readonly refresh: () => Promise<void>;
}

/** What a person does about a message that did not simply arrive. */
export function useMessageActions({ accountId, putBack, refresh }: MessageActionsOptions) {
  const problem = shallowRef<BridgeError | null>(null);

  async function perform(action: FateAction, { id, content }: Message): Promise<void> {
    switch (action) {
      case 'retry':
      case 'sendAgain':
        await call('messages.retry', { accountId, id });
        return;
      case 'wasSent':
        await call('messages.settle', { accountId, id, as: 'sent' });
        return;
      case 'edit':
        // The text is safe in the draft before its message goes.
        if (content.type === 'text') await putBack(content.text);
        await call('messages.discard', { accountId, id });
        return;
      case 'discard':
      case 'cancel':
        await call('messages.discard', { accountId, id });
        return;
    }
  }

  async function act(action: FateAction, message: Message): Promise<void> {
    problem.value = null;
    try {
      await perform(action, message);
    } catch (thrown) {
      problem.value = toBridgeError(thrown);
    }
    await refresh();
  }

  return { act, problem };
}
