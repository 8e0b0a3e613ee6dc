import { useEventListener } from '@vueuse/core';
import { useText } from '@/shared/i18n';
import { useSyncStatus } from '@/shared/stores';
import { announce, hasMod } from '@/shared/ui';

/** As Kbd shows it. */
export const SYNC_KEYS = 'Mod Shift S';

/** Ctrl/⌘ Shift S reads everything again. */
export function useSyncKey(): void {
  const sync = useSyncStatus();
  const { t } = useText();
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (!hasMod(event) || !event.shiftKey || event.altKey || event.code !== 'KeyS') return;
    event.preventDefault();
    announce(t('shell.syncSyncing'));
    void sync.syncNow();
  });
}
