import { defineStore } from 'pinia';
import { keptForms } from '@/shared/unsavedForms';
import { NO_DRAFT, type ContactDraft } from './contactForm';
import { keptContact } from './keptContact';
import type { DrawerWish } from './useContactDrawer';

/** What was typed into the drawer and not saved: neither other screens, accounts and contacts nor a crash lose it. */
export const useContactDrafts = defineStore('contactDrafts', () => {
  const kept = keptForms('contact', keptContact);

  function keep(wish: DrawerWish, draft: ContactDraft): void {
    const isTouched = Object.keys(draft.touched).length > 0;
    kept.set(wish.accountId, keyOf(wish), isTouched ? draft : null);
  }

  return {
    open: kept.open,
    isOpen: kept.isOpen,
    draftOf: (wish: DrawerWish): ContactDraft => kept.get(wish.accountId, keyOf(wish)) ?? NO_DRAFT,
    has: (wish: DrawerWish): boolean => kept.get(wish.accountId, keyOf(wish)) !== null,
    keep,
    forget: (wish: DrawerWish): void => keep(wish, NO_DRAFT),
  };
});

/** What tells one contact in the drawer from another; new ones by the number they begin with. */
export function draftKey(wish: DrawerWish): string {
  return `${wish.accountId} ${keyOf(wish)}`;
}

function keyOf({ phone, start }: DrawerWish): string {
  return phone ?? `new ${start?.phone ?? ''}`;
}
