import { useWindowFocus } from '@vueuse/core';
import { computed, onScopeDispose, watch } from 'vue';
import { call } from '@/bridge';

/** Tells the app which chat is open and looked at, so that it is read every few seconds and the others less often. */
export function useFocusedChat(accountId: () => string, phone: () => string | null): void {
  const isFocused = useWindowFocus();
  const lookedAt = computed(() => (isFocused.value ? phone() : null));

  // What was not heard only makes reading slower: the next change says it again.
  const tell = (input: { accountId: string; phone: string | null }): void =>
    void call('conversations.focus', input).catch(() => undefined);

  watch(
    [accountId, lookedAt],
    ([account, now], [accountBefore, before]) => {
      if (before && accountBefore && accountBefore !== account)
        tell({ accountId: accountBefore, phone: null });
      if (now !== null || before) tell({ accountId: account, phone: now });
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    if (lookedAt.value !== null) tell({ accountId: accountId(), phone: null });
  });
}
