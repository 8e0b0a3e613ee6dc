import { defineStore } from 'pinia';
import { keptForms } from '@/shared/unsavedForms';
import { isTouched, type GroupDraft } from './groupForm';

/** Of each account one form at most is open. */
const OPEN = 'open';

/** The group of each account whose form is open: another account and back shows it again, and so does a new start. */
export const useGroupDrafts = defineStore('groupDrafts', () => {
  const kept = keptForms<'group', GroupDraft>('group', {
    write: (draft) => (isTouched(draft) ? draft : null),
    read: (draft) => draft,
  });
  return {
    open: kept.open,
    draftOf: (accountId: string): GroupDraft | null => kept.get(accountId, OPEN),
    keep: (accountId: string, draft: GroupDraft | null): void => kept.set(accountId, OPEN, draft),
  };
});
