import { computed, shallowRef } from 'vue';
import { createRuleWarner } from '#contract/rules/autoReply/warnAutoReplies.ts';
import { provideTemplates } from '@/features/inbox';
import { useText } from '@/shared/i18n';
import { editedRow, NEW_RULE } from './ruleFields';
import { useRuleDesk } from './useRuleDesk';
import { useRules } from './useRules';
import { useRuleSwitches } from './useRuleSwitches';

export type RuleFilter = 'all' | 'active' | 'off';

/** Of a new rule that was hardly begun there is nothing to say yet. */
const BEGINNINGS: readonly string[] = ['no-keywords', 'no-text', 'no-template'];

/**
 * The rules of an account: which of them show, which one is open, and what speaks against them.
 * @param hasRoom one is always open then.
 */
export function useRuleBoard(accountId: string, hasRoom: () => boolean) {
  const { t } = useText();
  const book = provideTemplates(accountId);
  const rules = useRules(accountId);
  const desk = useRuleDesk(accountId, rules);
  const switches = useRuleSwitches(accountId, rules);
  const { rows } = rules;

  const state = computed(() =>
    rules.state.value === 'ready' && !desk.isReady() ? 'loading' : rules.state.value,
  );
  const filter = shallowRef<RuleFilter>('all');
  const active = computed(() => rows.value.filter((row) => switches.isOn(row)));
  const off = computed(() => rows.value.filter((row) => !switches.isOn(row)));
  const visible = computed(() => ({ all: rows.value, active: active.value, off: off.value })[filter.value]);
  const filters = computed(() => [
    { value: 'all' as const, label: t('autoReplies.filter.all'), count: rows.value.length },
    { value: 'active' as const, label: t('autoReplies.filter.active'), count: active.value.length },
    { value: 'off' as const, label: t('autoReplies.filter.off'), count: off.value.length },
  ]);
  /** Deleted elsewhere, with something of them that is not saved. */
  const orphans = computed(() => (state.value === 'ready' ? desk.orphans() : []));

  const shown = computed(() => {
    const id = desk.chosen();
    if (id !== null && (id === NEW_RULE || rules.find(id) || desk.isChanged(id))) return id;
    return hasRoom() ? (visible.value[0]?.id ?? null) : null;
  });
  const isDeleted = computed(() => orphans.value.some(({ id }) => id === shown.value));

  /** As the switches stand. */
  const kept = computed(() => rows.value.map((row) => ({ ...row, isActive: switches.isOn(row) })));
  /** The one that is open, with what is being changed of it. */
  const edited = computed(() => {
    const edit = shown.value === null ? null : desk.editOf(shown.value);
    if (shown.value === null || !edit) return null;
    const row = shown.value === NEW_RULE ? null : kept.value.find(({ id }) => id === shown.value);
    return row === undefined ? null : editedRow(row, edit);
  });
  const tried = computed(() => {
    const one = edited.value;
    if (!one) return kept.value;
    if (one.id === NEW_RULE) return [...kept.value, one];
    return kept.value.map((row) => (row.id === one.id ? one : row));
  });

  const warner = computed(() => {
    const isKnown = book.state.value === 'ready' && book.asOf.value !== null;
    return createRuleWarner(kept.value, isKnown ? book.find.value : null);
  });
  const warnings = computed(() => warner.value.all());
  const shownWarnings = computed(() => {
    if (!edited.value) return warnings.value.get(shown.value ?? '') ?? [];
    const found = warner.value.of(edited.value);
    return edited.value.id === NEW_RULE ? found.filter(({ kind }) => !BEGINNINGS.includes(kind)) : found;
  });

  return {
    rules,
    desk,
    switches,
    state,
    filter,
    filters,
    visible,
    activeCount: computed(() => active.value.length),
    orphans,
    /** Id of the rule that is open; null: none is. */
    shown,
    /** It is no longer in the list, and stays open while something of it is not saved. */
    isDeleted,
    /** All rules as they would be with what is being changed. */
    tried,
    warnings,
    shownWarnings,
  };
}
