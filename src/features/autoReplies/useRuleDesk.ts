import { shallowReactive, watch } from 'vue';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import {
  changeToSend,
  editedFields,
  editedRow,
  NEW_RULE,
  ruleToCreate,
  withChange,
  withoutSaved,
  type RuleEdit,
  type RuleFields,
} from './ruleFields';
import { useRuleEdits } from './useRuleEdits';
import type { Rules } from './useRules';

/** What became of saving: the rule as it is now, and whether the server has it. */
export interface SavedRule {
  readonly row: AutoReply | null;
  readonly state: 'saved' | 'waiting';
}

/** Changing, saving and deleting the rules of an account. */
export function useRuleDesk(accountId: string, rules: Rules) {
  const edits = useRuleEdits();
  edits.open(accountId);
  // One that was made offline gets the server's id: what is being changed of it, and its place on the screen, go along.
  watch(
    [rules.rows, () => edits.isOpen(accountId)] as const,
    ([after], [before, wasOpen]) => {
      const came = wasOpen ? missingIn(before, after) : after;
      const changed = edits.idsOf(accountId).flatMap((id) => edits.get(accountId, id)?.row ?? []);
      for (const gone of missingIn(after, [...before, ...changed]).filter(({ id }) =>
        id.startsWith('new:'),
      )) {
        const same = came.find(
          ({ name, triggerType }) => name === gone.name && triggerType === gone.triggerType,
        );
        if (same) edits.move(accountId, gone.id, same);
      }
    },
    { flush: 'sync' },
  );
  const busy = shallowReactive(new Set<string>());
  const problems = shallowReactive(new Map<string, BridgeError>());

  const editOf = (id: string): RuleEdit | null => edits.get(accountId, id);
  /** As it stands in the list; once it is gone from there, as it was when it was changed last. */
  const rowOf = (id: string): AutoReply | null => rules.find(id) ?? editOf(id)?.row ?? null;

  function edit(id: string, fields: Partial<RuleFields>): void {
    edits.set(accountId, id, withChange(rowOf(id), editOf(id), fields));
  }

  function forget(id: string): void {
    edits.set(accountId, id, null);
    problems.delete(id);
  }

  /** null where it was refused or could not be asked: `problemOf` says why. */
  async function attempt<T>(id: string, work: () => Promise<T>): Promise<T | null> {
    busy.add(id);
    problems.delete(id);
    try {
      return await work();
    } catch (thrown) {
      problems.set(id, toBridgeError(thrown));
      return null;
    } finally {
      busy.delete(id);
      void rules.refetch();
    }
  }

  async function update(row: AutoReply, saved: RuleEdit): Promise<SavedRule> {
    const { id } = row;
    const { change, seen } = changeToSend(row, saved);
    const isNothing = Object.keys(change).length === 0;
    const { autoReply, state } = isNothing
      ? { autoReply: row, state: 'saved' as const }
      : await call('autoReplies.update', { accountId, id, change, seen });
    const now = autoReply ?? editedRow(row, saved);
    rules.put(now);
    edits.set(accountId, id, withoutSaved(editOf(id), now, saved));
    return { row: now, state };
  }

  async function create(id: string, fields: RuleFields): Promise<SavedRule> {
    const { autoReply, state } = await rules.holding(() =>
      call('autoReplies.create', { accountId, autoReply: ruleToCreate(fields) }),
    );
    // All at once: the card and the form of what was typed give way to those of the rule.
    if (autoReply) rules.put(autoReply);
    edits.set(accountId, id, null);
    if (edits.chosenOf(accountId) === id) edits.choose(accountId, autoReply?.id ?? null);
    return { row: autoReply, state };
  }

  return {
    editOf,
    rowOf,
    edit,
    forget,
    /** Whether what was changed and not saved before is here. */
    isReady: (): boolean => edits.isOpen(accountId),
    isChanged: (id: string): boolean => editOf(id) !== null,
    /** Rules with changes that are in the list no more, as they were. */
    orphans: (): readonly AutoReply[] =>
      edits.idsOf(accountId).flatMap((id) => {
        const row = rules.find(id) ? null : editOf(id)?.row;
        return row ? [editedRow(row, editOf(id))] : [];
      }),
    isBusy: (id: string): boolean => busy.has(id),
    problemOf: (id: string): BridgeError | null => problems.get(id) ?? null,
    chosen: (): string | null => edits.chosenOf(accountId),
    choose: (id: string | null): void => edits.choose(accountId, id),

    /** Sends what was changed, or the new rule. */
    save(id: string): Promise<SavedRule | null> {
      const begun = editOf(id);
      const row = rowOf(id);
      return attempt(id, async () => {
        if (row === null) return create(NEW_RULE, editedFields(null, begun));
        return begun === null ? { row, state: 'saved' as const } : update(row, begun);
      });
    },

    /** Of one that was deleted elsewhere: makes it anew, with what was changed of it. */
    createAgain(id: string): Promise<SavedRule | null> {
      return attempt(id, () => create(id, editedFields(rowOf(id), editOf(id))));
    },

    /** Whether it is deleted, or will be. */
    async remove(id: string): Promise<boolean> {
      const isDone = await attempt(id, () => call('autoReplies.remove', { accountId, id }));
      if (!isDone) return false;
      rules.drop(id);
      forget(id);
      return true;
    },
  };
}

export type RuleDesk = ReturnType<typeof useRuleDesk>;

/** Rows of the one list that the other does not have. */
function missingIn(list: readonly AutoReply[], rows: readonly AutoReply[]): readonly AutoReply[] {
  const there = new Set(list.map(({ id }) => id));
  return rows.filter(({ id }) => !there.has(id));
}
