import { onScopeDispose, readonly, shallowRef, watch, type DeepReadonly, type Ref } from 'vue';

const TICK_MS = 30_000;

const now = shallowRef(Date.now());
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

const tick = () => (now.value = Date.now());
const tickWhenSeen = () => {
  if (document.visibilityState === 'visible') tick();
};

/** The time (ms since 1970), a new one every 30 s and when the window comes back; one clock for the whole page. */
export function useNow(): DeepReadonly<Ref<number>> {
  if (watchers === 0) {
    timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tickWhenSeen);
    // Only the first: a new time with every row that comes into view would draw all the others anew.
    tick();
  }
  watchers += 1;
  onScopeDispose(() => {
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tickWhenSeen);
  });
  return readonly(now);
}

/** Makes the page's clock tick at an instant too (ms since 1970; null: at none), for what ends exactly then. */
export function useTickAt(at: () => number | null): void {
  let alarm: ReturnType<typeof setTimeout> | undefined;
  watch(
    at,
    (instant) => {
      clearTimeout(alarm);
      if (instant !== null && instant > Date.now()) alarm = setTimeout(tick, instant - Date.now());
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(alarm));
}
