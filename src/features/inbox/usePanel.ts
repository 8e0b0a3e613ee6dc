import { useMediaQuery } from '@vueuse/core';
import { computed, shallowRef, watch } from 'vue';
import { useSettings } from '@/shared/stores';

/** The contact panel: beside the thread where there is room, and remembered; a drawer over it where there is not. */
export function usePanel() {
  const settings = useSettings();
  const hasRoom = useMediaQuery('(min-width: 1100px)');
  const isDrawerOpen = shallowRef(false);
  const isShown = computed(() => (hasRoom.value ? settings.value.isPanelOpen : isDrawerOpen.value));

  function toggle(): void {
    if (hasRoom.value) void settings.change({ isPanelOpen: !settings.value.isPanelOpen });
    else isDrawerOpen.value = !isDrawerOpen.value;
  }

  /** Closes the drawer; says whether there was one. */
  function closeDrawer(): boolean {
    const wasOpen = isDrawerOpen.value;
    isDrawerOpen.value = false;
    return wasOpen;
  }
  watch(hasRoom, closeDrawer);

  return { isShown, isDrawer: computed(() => !hasRoom.value), toggle, closeDrawer };
}
