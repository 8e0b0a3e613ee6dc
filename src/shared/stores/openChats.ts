import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** A message to be shown in its thread; a new object shows it again. */
export interface RevealWish {
  readonly id: number;
}

/** A template to be filled in above the box of a chat. */
export interface ComposeWish {
  readonly name: string;
  readonly language: string;
}

/** Where in its chat the focus shall go, once it is there; a new object asks again. */
export interface FocusWish {
  readonly in: 'composer';
}

interface OpenChat {
  readonly phone: string;
  readonly reveal: RevealWish | null;
  readonly compose: ComposeWish | null;
}

/** Which chat of each account is open, while the window lasts: another account or screen and back shows it again. */
export const useOpenChats = defineStore('openChats', () => {
  const chats = shallowRef<ReadonlyMap<string, OpenChat>>(new Map());
  const focusWish = shallowRef<FocusWish | null>(null);

  /** @param reveal the message it is opened for. */
  function open(accountId: string, phone: string | null, reveal: RevealWish | null = null): void {
    const next = new Map(chats.value);
    if (phone === null) next.delete(accountId);
    else next.set(accountId, { phone, reveal, compose: null });
    chats.value = next;
  }

  /** Opens a chat to write a template in; null: its wish was fulfilled. */
  function compose(accountId: string, phone: string, wish: ComposeWish | null): void {
    const reveal = chats.value.get(accountId)?.phone === phone ? revealOf(accountId) : null;
    chats.value = new Map(chats.value).set(accountId, { phone, reveal, compose: wish });
  }

  /** Opens a chat to write in it. */
  function write(accountId: string, phone: string, reveal: RevealWish | null = null): void {
    open(accountId, phone, reveal);
    focusWish.value = { in: 'composer' };
  }

  const revealOf = (accountId: string): RevealWish | null => chats.value.get(accountId)?.reveal ?? null;

  return {
    phoneOf: (accountId: string) => chats.value.get(accountId)?.phone ?? null,
    revealOf,
    composeOf(accountId: string, phone: string): ComposeWish | null {
      const chat = chats.value.get(accountId);
      return chat?.phone === phone ? chat.compose : null;
    },
    focusWish,
    open,
    write,
    compose,
  };
});
