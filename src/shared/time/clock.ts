import { onScopeDispose, readonly, shallowRef, type DeepReadonly, type Ref } from 'vue';

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
  }
  tick();
  watchers += 1;
  onScopeDispose(() => {
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tickWhenSeen);
  });
  return readonly(now);
}
