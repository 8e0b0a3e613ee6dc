/** Connecting an account: the first screen of all, and the panel that adds another. */
export { default as AddAccountDialog } from './AddAccountDialog.vue';
export { default as Welcome } from './Welcome.vue';
