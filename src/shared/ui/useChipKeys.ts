import { nextTick, type Ref, type ShallowRef } from 'vue';

interface ChipKeysOptions {
  readonly box: Readonly<ShallowRef<HTMLElement | null>>;
  readonly input: Readonly<ShallowRef<HTMLInputElement | null>>;
  readonly chips: Ref<readonly string[]>;
}

/** Arrows along the chips of a field and into it; Delete and Backspace take away the one that has the focus. */
export function useChipKeys({ box, input, chips }: ChipKeysOptions) {
  /** A step towards the end, for an arrow key in the field's direction. */
  function stepOf({ key }: KeyboardEvent): number {
    const isRtl = box.value !== null && getComputedStyle(box.value).direction === 'rtl';
    if (key === 'ArrowLeft') return isRtl ? 1 : -1;
    return key === 'ArrowRight' ? (isRtl ? -1 : 1) : 0;
  }

  /** Past the last chip is the field. */
  function focusChip(place: number): void {
    const keys = box.value?.querySelectorAll<HTMLElement>('.chip button') ?? [];
    (keys[Math.max(0, place)] ?? input.value)?.focus();
  }

  function onChipKey(event: KeyboardEvent, chip: string): void {
    const place = chips.value.indexOf(chip);
    const step = stepOf(event);
    if (step === 0 && event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    if (step !== 0) return focusChip(place + step);
    chips.value = chips.value.filter((other) => other !== chip);
    void nextTick(() => focusChip(place));
  }

  /** From the empty field to the last chip; true where the key was for that. */
  function goToChips(event: KeyboardEvent): boolean {
    if (chips.value.length === 0 || stepOf(event) >= 0) return false;
    event.preventDefault();
    focusChip(chips.value.length - 1);
    return true;
  }

  return { onChipKey, goToChips };
}
