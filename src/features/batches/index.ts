/** Bulk actions and imports that run or have ended, with the result of every row. */
export { default as BatchesBar } from './BatchesBar.vue';
export { default as BatchDialog } from './BatchDialog.vue';
