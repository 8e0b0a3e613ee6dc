import { computed, shallowRef } from 'vue';
import { offerFor, type PasteOffer } from './pasteOffer';

/** What the text pasted last could better be sent as, until it is dismissed or no longer in the box. */
export function usePasteOffer(text: () => string) {
  const made = shallowRef<PasteOffer | null>(null);
  const offer = computed(() => (made.value && text().includes(made.value.pasted) ? made.value : null));
  return {
    offer,
    pasted: (words: string) => void (made.value = offerFor(words)),
    dismiss: () => void (made.value = null),
  };
}
