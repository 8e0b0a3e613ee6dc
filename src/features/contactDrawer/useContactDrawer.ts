import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** `phone` null: a new contact, its fields filled in from `start`. */
export interface DrawerWish {
  readonly accountId: string;
  readonly phone: string | null;
  readonly start?: { readonly phone?: string; readonly name?: string };
}

/** What the contact drawer shows; null: it is closed. */
export const useContactDrawer = defineStore('contactDrawer', () => {
  const wish = shallowRef<DrawerWish | null>(null);
  return {
    wish,
    open: (next: DrawerWish): void => void (wish.value = next),
    close: (): void => void (wish.value = null),
  };
});
