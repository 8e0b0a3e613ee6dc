import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

export type Screen =
  'inbox' | 'contacts' | 'groups' | 'autoReplies' | 'templates' | 'insights' | 'outbox' | 'settings';

/** What the window shows beside the rail. */
export const useScreen = defineStore('screen', () => {
  const current = shallowRef<Screen>('inbox');
  const isAddingAccount = shallowRef(false);
  return {
    current,
    isAddingAccount,
    show: (screen: Screen) => (current.value = screen),
    addAccount: () => (isAddingAccount.value = true),
  };
});
