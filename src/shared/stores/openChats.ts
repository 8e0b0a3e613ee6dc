import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** A message to be shown in its thread; a new object shows it again. */
export interface RevealWish {
  readonly id: number;
}

interface OpenChat {
  readonly phone: string;
  readonly reveal: RevealWish | null;
}

/** Which chat of each account is open, while the window lasts: another account or screen and back shows it again. */
export const useOpenChats = defineStore('openChats', () => {
  const chats = shallowRef<ReadonlyMap<string, OpenChat>>(new Map());

  /** @param reveal the message it is opened for. */
  function open(accountId: string, phone: string | null, reveal: RevealWish | null = null): void {
    const next = new Map(chats.value);
    if (phone === null) next.delete(accountId);
    else next.set(accountId, { phone, reveal });
    chats.value = next;
  }

  return {
    phoneOf: (accountId: string) => chats.value.get(accountId)?.phone ?? null,
    revealOf: (accountId: string) => chats.value.get(accountId)?.reveal ?? null,
    open,
  };
});
