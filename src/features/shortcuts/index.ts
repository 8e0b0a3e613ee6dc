/** The sheet of all shortcuts. */
export { default as ShortcutsDialog } from './ShortcutsDialog.vue';
