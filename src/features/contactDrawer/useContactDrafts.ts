import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { NO_DRAFT, type ContactDraft } from './contactForm';
import type { DrawerWish } from './useContactDrawer';

/** What was typed into the drawer and not saved, while the window lasts: other screens, accounts and contacts don't lose it. */
export const useContactDrafts = defineStore('contactDrafts', () => {
  const drafts = shallowRef<ReadonlyMap<string, ContactDraft>>(new Map());

  function keep(wish: DrawerWish, draft: ContactDraft): void {
    const next = new Map(drafts.value);
    if (Object.keys(draft.touched).length === 0) next.delete(draftKey(wish));
    else next.set(draftKey(wish), draft);
    drafts.value = next;
  }

  return {
    draftOf: (wish: DrawerWish): ContactDraft => drafts.value.get(draftKey(wish)) ?? NO_DRAFT,
    has: (wish: DrawerWish): boolean => drafts.value.has(draftKey(wish)),
    keep,
    forget: (wish: DrawerWish): void => keep(wish, NO_DRAFT),
  };
});

/** What tells one contact in the drawer from another; new ones by the number they begin with. */
export function draftKey({ accountId, phone, start }: DrawerWish): string {
  return `${accountId} ${phone ?? `new ${start?.phone ?? ''}`}`;
}
