import { computed } from 'vue';
import type { Conversation } from '#contract/routes/conversations.ts';
import type { Message } from '#contract/routes/messages.ts';
import { SERVICE_WINDOW_MS } from '#contract/rules/serviceWindow.ts';
import { useNow, useTickAt } from '@/shared/time';
import { serviceWindow } from '@/shared/ui';

interface ReplyWindowOptions {
  readonly rows: () => readonly Message[];
  readonly conversation: () => Conversation | null;
  /** The server was asked about this chat at least once. */
  readonly isLoaded: () => boolean;
}

/** Whether a reply is free now: 24 hours from the customer's newest message, by whichever source knows a newer one. */
export function useReplyWindow({ rows, conversation, isLoaded }: ReplyWindowOptions) {
  const now = useNow();
  const lastInboundAt = computed(() => {
    const times = [rows().findLast((row) => row.direction === 'in')?.at, conversation()?.lastInboundAt];
    const known = times.filter((time) => typeof time === 'number');
    return known.length > 0 ? Math.max(...known) : null;
  });
  useTickAt(() => lastInboundAt.value && lastInboundAt.value + SERVICE_WINDOW_MS);
  const replyWindow = computed(() => serviceWindow(lastInboundAt.value, now.value));
  /** Until the server was asked once, nobody knows whether this person wrote. */
  const isKnown = computed(() => replyWindow.value !== null || isLoaded());
  const composerState = computed(() => {
    if (!isKnown.value) return 'open';
    if (!replyWindow.value) return 'new';
    return replyWindow.value.state === 'closed' ? 'closed' : 'open';
  });
  return { replyWindow, isKnown, composerState };
}
