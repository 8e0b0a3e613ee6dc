import { useWindowFocus } from '@vueuse/core';
import { computed, onScopeDispose, watch } from 'vue';
import { call } from '@/bridge';

/** Tells the app which chat is open and looked at, so that it is read every few seconds and the others less often. */
export function useFocusedChat(accountId: () => string, phone: () => string | null): void {
  const isFocused = useWindowFocus();
  const chat = computed(() => ({ accountId: accountId(), phone: isFocused.value ? phone() : null }));

  // What was not heard only makes reading slower: the next change says it again.
  const tell = (input: { accountId: string; phone: string | null }): void =>
    void call('conversations.focus', input).catch(() => undefined);

  watch(
    chat,
    (next, previous) => {
      if (previous && previous.accountId !== next.accountId && previous.phone !== null) {
        tell({ accountId: previous.accountId, phone: null });
      }
      if (next.phone !== null || previous?.phone) tell(next);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    if (chat.value.phone !== null) tell({ ...chat.value, phone: null });
  });
}
