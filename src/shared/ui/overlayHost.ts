import { inject, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue';

const OVERLAY_HOST: InjectionKey<Readonly<ShallowRef<HTMLElement | null>>> = Symbol('overlay host');

/** A dialog lies above everything else in the page, so tooltips of what is in it have to be put into it. */
export function provideOverlayHost(dialog: Readonly<ShallowRef<HTMLElement | null>>): void {
  provide(OVERLAY_HOST, dialog);
}

/** Where tooltips and menus go: the dialog around this component, or null for the page itself. */
export function useOverlayHost(): Readonly<ShallowRef<HTMLElement | null>> {
  return inject(OVERLAY_HOST, shallowRef(null));
}
