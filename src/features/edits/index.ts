/** Single changes that wait, were refused, or overwrote somebody else's. */
export { default as EditNotes } from './EditNotes.vue';
export { default as EditsDialog } from './EditsDialog.vue';
