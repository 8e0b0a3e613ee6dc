import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import { keptForms } from '@/shared/unsavedForms';
import type { RuleEdit } from './ruleFields';

/**
 * What was changed and not saved, and which rule is open, by account: it stays through other rules and screens, and what
 * was changed also through a crash.
 */
export const useRuleEdits = defineStore('ruleEdits', () => {
  const kept = keptForms<'autoReply', RuleEdit>('autoReply', { write: (edit) => edit, read: (edit) => edit });
  const chosen = shallowReactive(new Map<string, string>());

  return {
    open: kept.open,
    isOpen: kept.isOpen,
    /** Ids of rules with changes. */
    idsOf: kept.keysOf,
    get: kept.get,
    /** null: nothing of it is changed any more. */
    set: kept.set,
    /** The rule has another id from now on. */
    move(accountId: string, from: string, to: AutoReply): void {
      const edit = kept.get(accountId, from);
      if (edit) kept.set(accountId, to.id, { ...edit, row: to });
      kept.set(accountId, from, null);
      if (chosen.get(accountId) === from) chosen.set(accountId, to.id);
    },
    chosenOf: (accountId: string): string | null => chosen.get(accountId) ?? null,
    choose(accountId: string, id: string | null): void {
      if (id === null) chosen.delete(accountId);
      else chosen.set(accountId, id);
    },
  };
});
