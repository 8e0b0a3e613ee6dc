import { defineStore } from 'pinia';
import { computed } from 'vue';
import { useQuery } from '@/bridge';

/** Where the keys lie, and whether they can be read now. */
export const useVault = defineStore('vault', () => {
  const query = useQuery('vault.status', () => ({}), { events: ['vault.changed'] });
  const status = computed(() => query.data.value ?? null);
  return {
    status,
    state: query.state,
    problem: query.problem,
    isFetching: query.isFetching,
    refetch: query.refetch,
  };
});
