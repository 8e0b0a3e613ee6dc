import { readonly, shallowRef, type DeepReadonly, type Ref, type ShallowRef } from 'vue';
import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import { toBridgeError, type BridgeError } from './bridgeError';
import { call } from './current';

export interface Action<N extends RouteName> {
  /** Asks, and gives the answer; null where it failed, and `problem` then says why. */
  run(input: InputOf<N>): Promise<OutputOf<N> | null>;
  readonly isRunning: DeepReadonly<Ref<boolean>>;
  readonly problem: ShallowRef<BridgeError | null>;
}

/** A request that a person makes (a button, a form), with what the screen needs to show of it. */
export function useAction<N extends RouteName>(route: N): Action<N> {
  const isRunning = shallowRef(false);
  const problem = shallowRef<BridgeError | null>(null);
  return {
    async run(input) {
      isRunning.value = true;
      problem.value = null;
      try {
        return await call(route, input);
      } catch (thrown) {
        problem.value = toBridgeError(thrown);
        return null;
      } finally {
        isRunning.value = false;
      }
    },
    isRunning: readonly(isRunning),
    problem,
  };
}
