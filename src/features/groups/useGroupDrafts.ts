import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { GroupDraft } from './groupForm';

/** The group of each account whose form is open, while the window lasts: another account and back shows it again. */
export const useGroupDrafts = defineStore('groupDrafts', () => {
  const drafts = shallowRef<ReadonlyMap<string, GroupDraft>>(new Map());

  function keep(accountId: string, draft: GroupDraft | null): void {
    const next = new Map(drafts.value);
    if (draft) next.set(accountId, draft);
    else next.delete(accountId);
    drafts.value = next;
  }

  return { draftOf: (accountId: string) => drafts.value.get(accountId) ?? null, keep };
});
