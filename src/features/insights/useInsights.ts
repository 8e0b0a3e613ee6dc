import { computed, onScopeDispose, shallowRef } from 'vue';
import { call, useQuery } from '@/bridge';
import { useNow } from '@/shared/time';
import { dateText, periodsOf, QUARTER_HOUR_MS, type CustomDays, type PeriodChoice } from './periods';

/** The figures of a period that is chosen here; counted anew when a quarter of an hour is over. */
export function useInsights(accountId: string) {
  const now = useNow();
  const readerId = crypto.randomUUID();
  const choice = shallowRef<PeriodChoice>('month');
  const custom = shallowRef<CustomDays>({
    from: dateText(now.value - 6 * 86_400_000),
    to: dateText(now.value),
  });
  const quarter = computed(() => Math.floor(now.value / QUARTER_HOUR_MS) * QUARTER_HOUR_MS);
  const compared = computed(() => periodsOf(choice.value, custom.value, quarter.value));

  const query = useQuery(
    'insights.read',
    () => {
      if (!compared.value) return null;
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      return { accountId, readerId, timeZone, ...compared.value };
    },
    { keepData: () => true },
  );
  // Nothing waits for it: where it fails, the reading ends by itself.
  onScopeDispose(() => void call('insights.leave', { readerId }).catch(() => undefined));

  return { choice, custom, compared, query };
}
