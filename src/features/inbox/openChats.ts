import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** Which chat of each account is open, while the window lasts: another account or screen and back shows it again. */
export const useOpenChats = defineStore('inbox.openChats', () => {
  const phones = shallowRef<ReadonlyMap<string, string>>(new Map());

  function open(accountId: string, phone: string | null): void {
    const next = new Map(phones.value);
    if (phone === null) next.delete(accountId);
    else next.set(accountId, phone);
    phones.value = next;
  }

  return { phoneOf: (accountId: string) => phones.value.get(accountId) ?? null, open };
});
