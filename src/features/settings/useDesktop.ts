import { computed } from 'vue';
import { useAction, useQuery } from '@/bridge';

/** What the system around the app can do; until that is read, nothing is offered. */
export function useDesktop() {
  const status = useQuery('desktop.status', () => ({}));
  const info = useQuery('system.info', () => ({}));
  const login = useAction('desktop.setStartsAtLogin');

  async function setStartsAtLogin(isOn: boolean): Promise<void> {
    if (await login.run({ isOn })) await status.refetch();
  }

  return {
    status: status.data,
    isInBrowser: computed(() => info.data.value?.host === 'browser'),
    setStartsAtLogin,
  };
}
