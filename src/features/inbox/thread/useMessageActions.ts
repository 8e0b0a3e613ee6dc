import { shallowRef } from 'vue';
import type { Message, MessageContent, OutgoingContent } from '#contract/routes/messages.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import type { FormChoice } from '../composer/forms/blankForm';
import type { FateAction } from './fate';

/** What the actions need of the composer under the thread. */
export interface ComposerHandle {
  /** Puts a message back to where it was written; true once it is saved there as the draft. */
  putBack(content: OutgoingContent): Promise<boolean>;
  openForm(choice: FormChoice): void;
  focus(): void;
}

interface MessageActionsOptions {
  readonly accountId: string;
  readonly composer: () => ComposerHandle | null;
  readonly refresh: () => Promise<void>;
}

/** What a person does about a message that did not simply arrive. */
export function useMessageActions({ accountId, composer, refresh }: MessageActionsOptions) {
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
      case 'fixLink':
      case 'fillAgain':
        // What was written is safe in the draft before its message goes.
        if (isOurs(content) && (await composer()?.putBack(content)))
          await call('messages.discard', { accountId, id });
        return;
      case 'useTemplate':
        composer()?.openForm('template');
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

const INBOUND_ONLY = ['sticker', 'contacts', 'reaction', 'button-reply', 'order', 'unsupported'];

function isOurs(content: MessageContent): content is OutgoingContent {
  return !INBOUND_ONLY.includes(content.type);
}
