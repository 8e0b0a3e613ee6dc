import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import type { EventName } from '#contract/events.ts';
import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import type { BridgeEvent } from './bridge';
import { toBridgeError, type BridgeError } from './bridgeError';
import { call, onEvent } from './current';

export interface QueryOptions<N extends RouteName> {
  /** Ask again on these; one that names another account or phone than the input does is passed over. */
  readonly events?: readonly EventName[];
  /**
   * Whether the answer to `previous` may stand while the one to `next` comes (a longer page, another search). Left
   * out, a new input starts from nothing, so that one chat never shows under another's name.
   */
  readonly keepData?: (next: InputOf<N>, previous: InputOf<N>) => boolean;
}

export interface Query<N extends RouteName> {
  readonly data: ShallowRef<OutputOf<N> | undefined>;
  /** Why the last try failed. Beside data (`ready`) it says that what is shown is old. */
  readonly problem: ShallowRef<BridgeError | null>;
  /** `loading`: nothing to show yet; `ready`: there is data; `error`: there is none, and `problem` says why. */
  readonly state: ComputedRef<'loading' | 'ready' | 'error'>;
  readonly isFetching: ShallowRef<boolean>;
  /** Asks at once; an answer under way no longer counts. */
  readonly refetch: () => Promise<void>;
}

/** Events within this time make one request. */
const COALESCE_MS = 40;

/**
 * Asks `route` with `input()`, again when the input changes (null: ask nothing) and on matching events. The last
 * request wins: an older answer that comes late is dropped. Ends with the component or scope it was made in.
 */
export function useQuery<N extends RouteName>(
  route: N,
  input: () => InputOf<N> | null,
  { events = [], keepData = () => false }: QueryOptions<N> = {},
): Query<N> {
  const data: ShallowRef<OutputOf<N> | undefined> = shallowRef();
  const problem = shallowRef<BridgeError | null>(null);
  const isFetching = shallowRef(false);
  let asked = 0;
  let current: InputOf<N> | null = null;
  let isOutdated = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refetch(): Promise<void> {
    if (current === null) return;
    clearTimeout(timer);
    timer = undefined;
    isOutdated = false;
    const mine = ++asked;
    isFetching.value = true;
    const settle = (apply: () => void) => {
      if (mine !== asked) return;
      isFetching.value = false;
      apply();
      if (isOutdated) refetchSoon();
    };
    try {
      const answer = await call(route, current);
      settle(() => {
        data.value = answer;
        problem.value = null;
      });
    } catch (thrown) {
      settle(() => (problem.value = toBridgeError(thrown)));
    }
  }

  function refetchSoon(): void {
    // What is under way was asked before the change: one more request follows it, however many events come.
    if (isFetching.value) isOutdated = true;
    else timer ??= setTimeout(() => void refetch(), COALESCE_MS);
  }

  function forgetRequest(): void {
    asked += 1;
    clearTimeout(timer);
    timer = undefined;
    isOutdated = false;
    isFetching.value = false;
  }

  watch(
    () => JSON.stringify(input()),
    () => {
      const previous = current;
      current = input();
      forgetRequest();
      const isKept = current !== null && previous !== null && keepData(current, previous);
      if (!isKept) data.value = undefined;
      problem.value = null;
      void refetch();
    },
    { immediate: true },
  );

  const unsubscribe = onEvent((event) => {
    if (isAbout(event, events, current)) refetchSoon();
  });
  onScopeDispose(() => {
    unsubscribe();
    forgetRequest();
    current = null;
  });

  const state = computed(() => {
    if (data.value !== undefined) return 'ready';
    return problem.value ? 'error' : 'loading';
  });
  return { data, problem, state, isFetching, refetch };
}

/** Whether an event may have changed the answer to this input. */
function isAbout(event: BridgeEvent, names: readonly EventName[], input: unknown): boolean {
  if (event.name === 'bridge.resumed') return true;
  if (!names.includes(event.name)) return false;
  return fits('accountId', event, input) && fits('phone', event, input);
}

/** Says no only where both sides name it and differ. */
function fits(field: 'accountId' | 'phone', event: object, input: unknown): boolean {
  const asked = read(input, field);
  const changed = read(event, field);
  return asked === undefined || changed === undefined || asked === changed;
}

function read(from: unknown, field: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, field) : undefined;
}
