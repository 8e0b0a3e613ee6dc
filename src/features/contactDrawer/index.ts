/** A contact that is added or edited, beside whatever screen it was opened from. */
export { default as ContactDrawer } from './ContactDrawer.vue';
export { useContactDrawer } from './useContactDrawer';
