import { shallowRef, watch, type Ref } from 'vue';
import type { Group } from '#contract/routes/groups.ts';

/** The group that is open: chosen by its id, and followed while it changes; null where it is gone, or none is chosen. */
export function useChosenGroup(groups: Readonly<Ref<ReadonlyMap<string, Group> | null>>) {
  const chosenId = shallowRef<string | null>(null);
  /** As it was known last: a group that got its id from the server is found again by its name. */
  const chosen = shallowRef<Group | null>(null);

  watch([chosenId, groups], ([id, all]) => {
    if (id === null || !all) {
      chosen.value = null;
      return;
    }
    const was = chosen.value;
    const isSent = id.startsWith('new:') && !all.has(id);
    const byName = isSent ? [...all.values()].find(({ name }) => name === was?.name) : undefined;
    chosen.value = all.get(id) ?? byName ?? null;
    chosenId.value = chosen.value?.id ?? null;
  });

  return { chosenId, chosen };
}
