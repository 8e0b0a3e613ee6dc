/** Single changes that wait, were refused, or overwrote somebody else's. */
export { fieldName, valueText } from './describeEdit';
export { default as EditNotes } from './EditNotes.vue';
export { default as EditsDialog } from './EditsDialog.vue';
