import { onScopeDispose, readonly, shallowRef, watch, type Ref } from 'vue';
import type { MediaKind, MediaReport } from '#contract/routes/media.ts';
import { call } from '@/bridge';

export interface CheckInput {
  readonly accountId: string;
  readonly url: string;
  readonly kind: MediaKind;
}

export type CheckState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'done'; readonly report: MediaReport }
  /** Nothing could be found out, for a reason of this app's own. */
  | { readonly kind: 'failed' };

/** A link is looked at once typing has stopped for so long. */
const CALM_MS = 400;

/**
 * Has a link looked at whenever it or its kind changes; null: there is nothing to look at. Answers to earlier questions
 * are dropped. Ends with the scope it was made in.
 */
export function useMediaCheck(input: () => CheckInput | null): {
  readonly state: Readonly<Ref<CheckState>>;
  /** Looks once more. */
  readonly again: () => void;
} {
  const state = shallowRef<CheckState>({ kind: 'idle' });
  let generation = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function check(asked: CheckInput): Promise<void> {
    const mine = ++generation;
    const settle = (next: CheckState) => {
      if (mine === generation) state.value = next;
    };
    state.value = { kind: 'checking' };
    try {
      settle({ kind: 'done', report: await call('media.check', asked) });
    } catch {
      settle({ kind: 'failed' });
    }
  }

  function forget(): void {
    generation += 1;
    clearTimeout(timer);
  }

  watch(
    () => JSON.stringify(input()),
    (_now, before) => {
      forget();
      const asked = input();
      const known = before === undefined ? null : (JSON.parse(before) as CheckInput | null);
      if (asked === null) {
        state.value = { kind: 'idle' };
      } else if (before === undefined || known?.url === asked.url) {
        void check(asked);
      } else {
        state.value = { kind: 'checking' };
        timer = setTimeout(() => void check(asked), CALM_MS);
      }
    },
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(forget);

  return {
    state: readonly(state) as Readonly<Ref<CheckState>>,
    again() {
      forget();
      const asked = input();
      if (asked) void check(asked);
    },
  };
}
