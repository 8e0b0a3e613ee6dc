import { readonly, shallowRef } from 'vue';

const spoken = shallowRef({ text: '', turn: 0 });

/** Says something to a screen reader once the present speech is done; the same words twice are said twice. */
export function announce(text: string): void {
  spoken.value = { text, turn: spoken.value.turn + 1 };
}

/** What LiveRegion.vue holds. */
export const announced = readonly(spoken);
