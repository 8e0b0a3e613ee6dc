import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { call, onEvent } from '@/bridge';
import type { RevealWish } from '@/shared/stores';

interface FindOptions {
  readonly accountId: string;
  readonly phone: string;
  /** What is looked for; empty: nothing. */
  readonly query: () => string;
}

/** Typing goes on meanwhile: only the last of it is looked for. */
const PAUSE_MS = 120;
const CALM_MS = 1_000;

/**
 * Everything of one chat that holds what is looked for, newest first, over all of its history that is on this computer;
 * and which of it is shown. For one chat; ends with its scope.
 */
export function useFind({ accountId, phone, query }: FindOptions) {
  const ids = shallowRef<readonly number[]>([]);
  const state = shallowRef<'idle' | 'searching' | 'done' | 'failed'>('idle');
  const current = shallowRef<RevealWish | null>(null);
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function search(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const mine = ++turn;
    const wanted = query();
    state.value = 'searching';
    const found: number[] = [];
    let after: string | undefined;
    try {
      do {
        const answer = await call('search.chat', {
          accountId,
          phone,
          query: wanted,
          ...(after && { after }),
        });
        if (mine !== turn) return;
        found.push(...answer.ids);
        after = answer.next ?? undefined;
        // What is shown stays the one that is shown, wherever it stands now.
        if (found.length > 0 && !isHere(found)) current.value = { id: found[0] ?? 0 };
        ids.value = [...found];
      } while (after !== undefined);
      if (found.length === 0) current.value = null;
      state.value = 'done';
    } catch {
      if (mine === turn) state.value = 'failed';
    }
  }

  /** A piece that does not hold it yet may be followed by one that does. */
  function isHere(found: readonly number[]): boolean {
    const id = current.value?.id;
    return id !== undefined && (found.includes(id) || ids.value.includes(id));
  }

  /** To the next older one, or a newer one; around at the ends. */
  function step(by: 1 | -1): void {
    const count = ids.value.length;
    if (count === 0) return;
    const id = ids.value[(place.value + by + count) % count];
    if (id !== undefined) current.value = { id };
  }

  const place = computed(() => ids.value.findIndex((id) => id === current.value?.id));

  function forget(): void {
    turn += 1;
    clearTimeout(timer);
    timer = undefined;
  }

  watch(query, (wanted) => {
    forget();
    if (wanted === '') {
      ids.value = [];
      current.value = null;
      state.value = 'idle';
      return;
    }
    ids.value = [];
    current.value = null;
    state.value = 'searching';
    timer = setTimeout(() => void search(), PAUSE_MS);
  });
  const unsubscribe = onEvent((event) => {
    const isHereToo =
      event.name === 'messages.changed' && event.accountId === accountId && event.phone === phone;
    if (query() !== '' && (isHereToo || event.name === 'bridge.resumed'))
      timer ??= setTimeout(() => void search(), CALM_MS);
  });
  onScopeDispose(() => {
    forget();
    unsubscribe();
  });

  return {
    state,
    /** The message to show. */
    current,
    /** From 0, the newest; -1: none. */
    place,
    count: computed(() => ids.value.length),
    step,
  };
}
