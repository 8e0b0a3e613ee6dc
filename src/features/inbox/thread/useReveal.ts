import { onScopeDispose, shallowRef, watch } from 'vue';
import { toBridgeError, type BridgeError } from '@/bridge';
import type { RevealWish } from '@/shared/stores';

interface RevealOptions {
  readonly wish: () => RevealWish | null;
  /** Brings the message into the thread; false where it is not there any more. */
  readonly reach: (id: number) => Promise<boolean>;
}

/** Brings a message that was found into its thread. The last wish counts: what an earlier one found comes too late. */
export function useReveal({ wish, reach }: RevealOptions) {
  /** What the thread shall show now. */
  const target = shallowRef<RevealWish | null>(null);
  const isReaching = shallowRef(false);
  const isMissing = shallowRef(false);
  const problem = shallowRef<BridgeError | null>(null);
  let turn = 0;

  async function follow(wished: RevealWish | null): Promise<void> {
    const mine = ++turn;
    target.value = null;
    isMissing.value = false;
    problem.value = null;
    isReaching.value = wished !== null;
    if (!wished) return;
    try {
      const isHere = await reach(wished.id);
      if (mine !== turn) return;
      target.value = isHere ? wished : null;
      isMissing.value = !isHere;
    } catch (thrown) {
      if (mine === turn) problem.value = toBridgeError(thrown);
    }
    if (mine === turn) isReaching.value = false;
  }

  watch(wish, (wished) => void follow(wished), { immediate: true });
  onScopeDispose(() => void (turn += 1));

  return { target, isReaching, isMissing, problem };
}
