import { computed, shallowRef } from 'vue';
import { useText } from '@/shared/i18n';

/** A new passphrase typed twice. `check` says whether the two agree, and shows where they don't. */
export function usePassphrasePair() {
  const { t } = useText();
  const first = shallowRef('');
  const second = shallowRef('');
  const differs = shallowRef(false);
  return {
    first,
    second,
    differProblem: computed(() => (differs.value && first.value !== second.value ? t('vault.differ') : '')),
    check(): boolean {
      differs.value = first.value !== second.value;
      return !differs.value;
    },
    clear() {
      first.value = '';
      second.value = '';
      differs.value = false;
    },
  };
}
