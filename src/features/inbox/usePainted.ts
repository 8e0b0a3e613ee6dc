import { onBeforeUnmount, onMounted, readonly, shallowRef, type Ref } from 'vue';

/** Whether what the component drew at first was painted: what is not to be waited for then is drawn after it. */
export function usePainted(): Readonly<Ref<boolean>> {
  const isPainted = shallowRef(false);
  let frame = 0;
  onMounted(() => {
    // The frame is painted once its callbacks are done; those of the next one come after that.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => (isPainted.value = true));
    });
  });
  onBeforeUnmount(() => cancelAnimationFrame(frame));
  return readonly(isPainted);
}
