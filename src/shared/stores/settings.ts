import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { InputOf } from '#contract/routes/index.ts';
import type { Settings } from '#contract/routes/settings.ts';
import { call, toBridgeError, useQuery, type BridgeError } from '@/bridge';

const UNTIL_READ: Settings = {
  theme: 'system',
  density: 'comfortable',
  language: 'system',
  activeAccountId: null,
  isPanelOpen: true,
  sendKey: 'enter',
  usesLetterKeys: true,
  requestsPerSecond: 1,
  defaultCountry: null,
  notifies: true,
  notificationSound: true,
  notificationPrivacy: 'text',
  quietHours: null,
  notificationPolicies: {},
  staysInTray: false,
  spellCheckLanguages: null,
  zoom: 1,
  checksForUpdates: true,
  updateChannel: 'stable',
};

/** What a person chose, the same in every window. A change shows at once and is taken back where it can't be kept. */
export const useSettings = defineStore('settings', () => {
  const query = useQuery('settings.get', () => ({}), { events: ['settings.changed'] });
  /** Changes on their way: they stand over what was read. */
  const pending = shallowRef<readonly InputOf<'settings.set'>[]>([]);
  const saveProblem = shallowRef<BridgeError | null>(null);

  const value = computed<Settings>(() => {
    const read = query.data.value ?? UNTIL_READ;
    return pending.value.reduce<Settings>(
      (settings, patch) => ({ ...settings, ...definedOnly(patch) }),
      read,
    );
  });

  async function change(patch: InputOf<'settings.set'>): Promise<void> {
    pending.value = [...pending.value, patch];
    saveProblem.value = null;
    try {
      query.data.value = await call('settings.set', patch);
    } catch (thrown) {
      saveProblem.value = toBridgeError(thrown);
    }
    pending.value = pending.value.filter((other) => other !== patch);
  }

  return { value, state: query.state, problem: query.problem, saveProblem, change, refetch: query.refetch };
});

function definedOnly(patch: InputOf<'settings.set'>): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
