import { shallowReactive } from 'vue';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import type { Rules } from './useRules';

/** The switch of each rule: shows at once what was chosen, and what stood there before where it was refused. */
export function useRuleSwitches(accountId: string, rules: Rules) {
  const wanted = shallowReactive(new Map<string, boolean>());
  const problems = shallowReactive(new Map<string, BridgeError>());
  const underWay = new Set<string>();

  async function turn(id: string, isOn: boolean): Promise<void> {
    wanted.set(id, isOn);
    problems.delete(id);
    // What is wanted in the meantime is sent once the answer is here.
    if (underWay.has(id)) return;
    underWay.add(id);
    try {
      for (;;) {
        const isActive = wanted.get(id);
        const row = rules.find(id);
        if (!row || isActive === undefined || row.isActive === isActive) break;
        const seen = { isActive: row.isActive };
        const { autoReply } = await call('autoReplies.update', {
          accountId,
          id,
          change: { isActive },
          seen,
        });
        rules.put(autoReply ?? { ...row, isActive });
      }
    } catch (thrown) {
      problems.set(id, toBridgeError(thrown));
    } finally {
      wanted.delete(id);
      underWay.delete(id);
      void rules.refetch();
    }
  }

  return {
    /** A rule of which the server does not say it counts as on. */
    isOn: ({ id, isActive }: Pick<AutoReply, 'id' | 'isActive'>): boolean =>
      wanted.get(id) ?? isActive !== false,
    turn,
    problemOf: (id: string): BridgeError | null => problems.get(id) ?? null,
  };
}

export type RuleSwitches = ReturnType<typeof useRuleSwitches>;
