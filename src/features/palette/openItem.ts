import { nextTick } from 'vue';
import { runCommand } from '@/shared/commands';
import { useAccounts, useOpenChats, useScreen, useTemplateWish } from '@/shared/stores';
import type { PaletteItem } from './paletteItems';

/** Opens what was found or does it, once the palette is closed. */
export function useOpenItem(): (item: PaletteItem) => Promise<void> {
  const accounts = useAccounts();
  const chats = useOpenChats();
  const screen = useScreen();
  const templateWish = useTemplateWish();

  /** In the open chat it is filled in at once. */
  function openTemplate({ name, language }: { name: string; language: string }, accountId: string): void {
    const phone = screen.current === 'inbox' ? chats.phoneOf(accountId) : null;
    if (phone !== null) {
      chats.compose(accountId, phone, { name, language });
      return;
    }
    templateWish.wanted = { name, language };
    screen.show('templates');
  }

  return async function open(item) {
    // The focus is back where it was by then, for whoever wants to know.
    await nextTick();
    const accountId = accounts.active?.id ?? '';
    switch (item.kind) {
      case 'command':
        runCommand(item.id);
        return;
      case 'account':
        screen.show('inbox');
        await accounts.open(item.account.id);
        return;
      case 'person':
        chats.write(accountId, item.person.phone);
        screen.show('inbox');
        return;
      case 'message':
        chats.write(accountId, item.hit.phone, { id: item.hit.id });
        screen.show('inbox');
        return;
      case 'template':
        openTemplate(item.template, accountId);
        return;
      case 'more':
        return;
    }
  };
}
