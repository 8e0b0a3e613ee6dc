import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';

/** What is typed in the two fields. */
export interface ReplyEdit {
  readonly shortcut: string;
  readonly text: string;
}

/** The one that is being made; no quick reply has this id. */
export const NEW_REPLY = 'new';

/** What was changed and not saved, by account and quick reply: it stays through closing the dialog and another chat. */
export const useReplyEdits = defineStore('quickReplyEdits', () => {
  const edits = shallowReactive(new Map<string, ReplyEdit>());
  const keyOf = (accountId: string, id: string): string => `${accountId} ${id}`;
  return {
    get: (accountId: string, id: string): ReplyEdit | null => edits.get(keyOf(accountId, id)) ?? null,
    set: (accountId: string, id: string, edit: ReplyEdit): void => void edits.set(keyOf(accountId, id), edit),
    forget: (accountId: string, id: string): void => void edits.delete(keyOf(accountId, id)),
  };
});
