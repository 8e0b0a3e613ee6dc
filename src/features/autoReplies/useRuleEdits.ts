import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import type { RuleEdit } from './ruleFields';

/** What was changed and not saved, and which rule is open, by account: it stays through other rules and screens. */
export const useRuleEdits = defineStore('ruleEdits', () => {
  const edits = shallowReactive(new Map<string, RuleEdit>());
  const chosen = shallowReactive(new Map<string, string>());
  const keyOf = (accountId: string, id: string): string => `${accountId} ${id}`;

  return {
    get: (accountId: string, id: string): RuleEdit | null => edits.get(keyOf(accountId, id)) ?? null,
    /** null: nothing of it is changed any more. */
    set(accountId: string, id: string, edit: RuleEdit | null): void {
      if (edit) edits.set(keyOf(accountId, id), edit);
      else edits.delete(keyOf(accountId, id));
    },
    /** The rule has another id from now on. */
    move(accountId: string, from: string, to: AutoReply): void {
      const edit = edits.get(keyOf(accountId, from));
      if (edit) edits.set(keyOf(accountId, to.id), { ...edit, row: to });
      edits.delete(keyOf(accountId, from));
      if (chosen.get(accountId) === from) chosen.set(accountId, to.id);
    },
    chosenOf: (accountId: string): string | null => chosen.get(accountId) ?? null,
    choose(accountId: string, id: string | null): void {
      if (id === null) chosen.delete(accountId);
      else chosen.set(accountId, id);
    },
  };
});
