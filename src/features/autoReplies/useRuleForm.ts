import { computed, shallowRef } from 'vue';
import type { CheckedField } from '#contract/rules/autoReply/checkAutoReply.ts';
import { fieldProblems, problemText, useText } from '@/shared/i18n';
import { editedFields, problemsOf, type RuleFields } from './ruleFields';
import { ruleProblemText } from './ruleProblemText';
import type { RuleDesk } from './useRuleDesk';

/** Fields that show what the server said of them. The language belongs to the template. */
const SHOWN = [
  'name',
  'triggerType',
  'keywords',
  'replyType',
  'replyText',
  'templateName',
  'templateLanguage',
];

/** The fields of one rule, and what stands under each of them. */
export function useRuleForm(desk: RuleDesk, id: string) {
  const { t } = useText();
  /** What is empty is said only once it is to be saved. */
  const wasTried = shallowRef(false);
  /** Changed since the server complained: its word no longer counts. */
  const mended = shallowRef<ReadonlySet<string>>(new Set());

  const row = computed(() => desk.rowOf(id));
  const edit = computed(() => desk.editOf(id));
  const fields = computed(() => editedFields(row.value, edit.value));
  const problems = computed(() => problemsOf(row.value, edit.value));
  const refusal = computed(() => desk.problemOf(id));
  const refused = computed(() => fieldProblems(refusal.value));

  function field<Name extends keyof RuleFields>(name: Name) {
    return computed<RuleFields[Name]>({
      get: () => fields.value[name],
      set: (value) => change({ [name]: value }),
    });
  }

  function change(changed: Partial<RuleFields>): void {
    mended.value = new Set([...mended.value, ...Object.keys(changed)]);
    desk.edit(id, changed);
  }

  function problemOf(...names: readonly (keyof RuleFields)[]): string {
    const found = problems.value.find(({ field: where }) => names.includes(where));
    if (found && (found.reason !== 'empty' || wasTried.value)) return ruleProblemText(found);
    const said = names
      .filter((name) => !mended.value.has(name))
      .flatMap((name) => refused.value.get(name) ?? []);
    return said.length === 0 ? '' : t('autoReplies.problem.refused', { said: said.join(' ') });
  }

  /** What went wrong and is of no field. */
  const problem = computed(() => {
    if (!refusal.value || refusal.value.code === 'NOT_FOUND') return '';
    const rest = [...refused.value].filter(([name]) => !SHOWN.includes(name)).map(([, said]) => said);
    if (rest.length > 0) return t('autoReplies.problem.refused', { said: rest.join(' ') });
    return refused.value.size > 0 ? '' : problemText(refusal.value);
  });

  /** Whether it may be sent. What is missing is said from now on. */
  function isReady(): boolean {
    wasTried.value = true;
    mended.value = new Set();
    return problems.value.length === 0;
  }

  return {
    row,
    fields,
    field,
    change,
    problemOf,
    problem,
    isReady,
    /** The field to go to first. */
    firstWrong: (): CheckedField | null => problems.value[0]?.field ?? null,
    isGone: computed(() => refusal.value?.code === 'NOT_FOUND'),
  };
}

export type RuleForm = ReturnType<typeof useRuleForm>;
